import type { DeploymentTarget } from '@aws-sdk/client-codedeploy';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { Detail, Field, Sight, Tone } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** Targets whose lifecycle is shown; BatchGetDeploymentTargets takes this many. */
const mostTargets = 25;

export function describeDeployment(
	region: Region,
	item: Deployment,
	sight: Sight,
	options: CallOptions,
): Promise<Detail> {
	switch (item.service) {
		case 'CodeDeploy':
			return describeCodeDeploy(region, item, sight, options);
		case 'Beanstalk':
			return describeUpdate(region, item, sight, options);
		case 'Stack':
			return describeStack(region, item, sight, options);
	}
}

const overview = (item: Deployment, { now }: Sight): Detail['sections'][number] => ({
	title: item.name,
	fields: fieldsOf({
		status: item.status,
		version: item.version,
		group: item.group,
		started: whenText(new Date(item.startedAt), now),
		ended: item.endedAt === undefined ? undefined : whenText(new Date(item.endedAt), now),
		took: item.endedAt === undefined ? undefined : age(item.endedAt - item.startedAt),
		by: item.by,
		message: item.message,
	}),
});

async function describeCodeDeploy(
	region: Region,
	item: Deployment,
	sight: Sight,
	options: CallOptions,
): Promise<Detail> {
	const deploymentId = item.subjectId;
	const [{ deploymentsInfo = [] }, targetIds] = await Promise.all([
		region.call('codedeploy', 'BatchGetDeployments', { deploymentIds: [deploymentId] }, options),
		targetIdsOf(region, deploymentId, options),
	]);
	const shown = targetIds.slice(0, mostTargets);
	const { deploymentTargets = [] } =
		shown.length > 0
			? await region.call(
					'codedeploy',
					'BatchGetDeploymentTargets',
					{ deploymentId, targetIds: shown },
					options,
				)
			: {};
	const more = targetIds.length - shown.length;
	return {
		sections: [
			overview(item, sight),
			{
				title: more > 0 ? `Targets (${more} more)` : 'Targets',
				fields: deploymentTargets.flatMap(targetFields),
			},
		],
		raw: { deployment: deploymentsInfo[0], targets: deploymentTargets },
	};
}

/** A deployment that has only just been made has no targets yet, which CodeDeploy calls an error. */
async function targetIdsOf(region: Region, deploymentId: string, options: CallOptions): Promise<string[]> {
	try {
		const { targetIds = [] } = await region.call(
			'codedeploy',
			'ListDeploymentTargets',
			{ deploymentId },
			options,
		);
		return targetIds;
	} catch (error) {
		if (problemFrom(error).code === 'DeploymentNotStartedException') return [];
		throw error;
	}
}

const glyphs: Record<string, string> = {
	Pending: '·',
	InProgress: '◐',
	Succeeded: '✓',
	Failed: '✗',
	Skipped: '-',
	Unknown: '?',
};
const tones: Record<string, Tone> = { InProgress: 'busy', Succeeded: 'good', Failed: 'bad' };

/** `i-0f12  ✓ ApplicationStop  ✓ DownloadBundle  ◐ Install`, and below it why one failed. */
function targetFields({ instanceTarget }: DeploymentTarget): Field[] {
	const { targetId = '', status = '', lifecycleEvents = [] } = instanceTarget ?? {};
	const events = lifecycleEvents.map(
		({ lifecycleEventName, status: state = '' }) => `${glyphs[state] ?? '?'} ${lifecycleEventName}`,
	);
	const tone = tones[status];
	const failed = lifecycleEvents.find((event) => event.status === 'Failed')?.diagnostics;
	return [
		{ label: targetId, value: [status, ...events].join('  '), ...(tone ? { tone } : {}) },
		...(failed
			? [
					{
						label: 'why',
						value: `${failed.errorCode}  ${failed.scriptName}  ${failed.message}`,
						tone: 'bad' as const,
					},
					...(failed.logTail ? [{ label: 'log', value: failed.logTail }] : []),
				]
			: []),
	];
}

async function describeUpdate(
	region: Region,
	item: Deployment,
	sight: Sight,
	options: CallOptions,
): Promise<Detail> {
	const { Events = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeEvents',
		{
			EnvironmentId: item.subjectId,
			StartTime: new Date(item.startedAt),
			...(item.endedAt === undefined ? {} : { EndTime: new Date(item.endedAt + 1000) }),
			MaxRecords: 100,
		},
		options,
	);
	return {
		sections: [
			overview(item, sight),
			{
				title: 'Events',
				fields: Events.map(({ EventDate, Severity = '', Message = '' }) =>
					eventField(EventDate, `${Severity}  ${Message}`, /ERROR|FATAL/.test(Severity), sight),
				),
			},
		],
		raw: Events,
	};
}

async function describeStack(
	region: Region,
	item: Deployment,
	sight: Sight,
	options: CallOptions,
): Promise<Detail> {
	const StackName = item.subjectId;
	const [{ Stacks = [] }, { StackEvents = [] }] = await Promise.all([
		region.call('cloudformation', 'DescribeStacks', { StackName }, options),
		region.call('cloudformation', 'DescribeStackEvents', { StackName }, options),
	]);
	return {
		sections: [
			overview(item, sight),
			{
				title: 'Events',
				fields: StackEvents.map(
					({ Timestamp, LogicalResourceId, ResourceType, ResourceStatus = '', ResourceStatusReason = '' }) =>
						eventField(
							Timestamp,
							`${ResourceStatus}  ${LogicalResourceId} (${ResourceType})  ${ResourceStatusReason}`,
							ResourceStatus.includes('FAILED'),
							sight,
						),
				),
			},
		],
		raw: { stack: Stacks[0], events: StackEvents },
	};
}

const eventField = (time: Date | undefined, value: string, bad: boolean, { now }: Sight): Field => ({
	label: time ? `${age(now - time.getTime())} ago` : '',
	value,
	...(bad ? { tone: 'bad' as const } : {}),
});
