import type { CallOptions, Region } from '../../aws/region.ts';
import { age } from '../../text/age.ts';
import type { DescribeOptions, Detail, Field, Sight } from '../resource.ts';
import type { Deployment } from './deployments.ts';
import { describeCodeDeploy } from './describe-codedeploy.ts';
import { overview } from './overview.ts';

export function describeDeployment(
	region: Region,
	item: Deployment,
	sight: Sight,
	options: DescribeOptions,
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
