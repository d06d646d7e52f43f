import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { ProblemError, problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { DescribeOptions, Detail, Field, Sight, Tone } from '../resource.ts';
import { alarmStates } from './alarm-states.ts';
import {
	type DeploymentGroup,
	deploymentGroup,
	type LastDeployment,
	type TagRule,
} from './deployment-group.ts';
import { deploymentTones } from './deployment-status.ts';
import { type GroupTarget, groupTargets } from './group-targets.ts';
import { revisionAddress, revisionTitle } from './revision-location.ts';

/**
 * A group with what its instances run, its last revisions and the state of its alarms. What the list knows is
 * shown at once: the rest takes several of the calls of which CodeDeploy allows one a second.
 */
export async function describeGroup(
	region: Region,
	item: DeploymentGroup,
	{ now }: Sight,
	{ last, ...options }: DescribeOptions,
): Promise<Detail> {
	if (!last) return knownOf(item, now);
	const { application: applicationName, name } = item;
	const { deploymentGroupsInfo: [info] = [] } = await region.call(
		'codedeploy',
		'BatchGetDeploymentGroups',
		{ applicationName, deploymentGroupNames: [name] },
		options,
	);
	if (!info)
		throw new ProblemError({
			kind: 'not-found',
			sentence: `The deployment group ${item.id} no longer exists.`,
			hint: 'It was deleted: r in the list of groups reads what there is now.',
			transient: false,
		});
	const group = deploymentGroup(info);
	const [deployments, alarms] = await Promise.all([
		lastDeployments(region, group, options),
		alarmFields(region, group, options),
	]);
	const targets = await targetsOf(region, group, deployments, options);
	return {
		sections: [
			{ title: item.id, fields: aboutGroup(group) },
			{ title: 'Last deployments', fields: lastFields(group, deployments, now) },
			{ title: targets.title, fields: targets.fields },
			{ title: 'Instances come from', fields: originFields(group) },
			{ title: 'Alarms that stop a deployment', fields: alarms },
		],
		raw: info,
	};
}

const soon = 0.2;

const knownOf = (item: DeploymentGroup, now: number): Detail => ({
	sections: [
		{ title: item.id, fields: aboutGroup(item) },
		{ title: 'Last deployments', fields: lastFields(item, new Map(), now) },
		{ title: 'Targets', fields: [{ label: '', value: 'reading …' }] },
		{ title: 'Instances come from', fields: originFields(item) },
	],
	raw: item,
	again: soon,
});

const waits = (minutes: number) => (minutes === 0 ? 'at once' : `after ${minutes} min`);

function aboutGroup(group: DeploymentGroup): Field[] {
	const { fleets } = group;
	return fieldsOf({
		style: `${group.style}, ${group.trafficControl ? 'with' : 'without'} traffic control`,
		configuration: group.configuration,
		platform: group.platform,
		'load balancer': group.loadBalancers.join(', '),
		rollback:
			group.rollsBackOn.length > 0
				? `automatic on ${group.rollsBackOn.map((event) => event.replace('DEPLOYMENT_', '')).join(', ')}`
				: 'none by itself',
		'replacement fleet': fleets?.provisioning,
		'traffic moves':
			fleets &&
			(fleets.readyWait === undefined ? 'by itself' : `when told; stops after ${fleets.readyWait} min`),
		originals:
			fleets &&
			(fleets.terminationWait === undefined ? 'are kept' : `are terminated ${waits(fleets.terminationWait)}`),
	});
}

/** Its last successful and its last attempted deployment, which are one when all is well. */
async function lastDeployments(
	region: Region,
	{ lastSuccessful, lastAttempted }: DeploymentGroup,
	options: CallOptions,
): Promise<ReadonlyMap<string, DeploymentInfo>> {
	const ids = [...new Set([lastSuccessful, lastAttempted].flatMap((last) => last?.id ?? []))];
	if (ids.length === 0) return new Map();
	const { deploymentsInfo = [] } = await region.call(
		'codedeploy',
		'BatchGetDeployments',
		{ deploymentIds: ids },
		options,
	);
	return new Map(deploymentsInfo.map((info) => [info.deploymentId ?? '', info]));
}

function lastFields(
	{ lastSuccessful, lastAttempted }: DeploymentGroup,
	deployments: ReadonlyMap<string, DeploymentInfo>,
	now: number,
): Field[] {
	const field = (label: string, last: LastDeployment | undefined): Field => {
		if (!last) return { label, value: 'none' };
		const { revision, errorInformation } = deployments.get(last.id) ?? {};
		const when = whenText(new Date(last.endedAt ?? last.createdAt), now);
		const pieces = [revisionTitle(revision), last.status, when, last.id, revisionAddress(revision)];
		const tone = deploymentTones[last.status];
		return {
			label,
			value: [...pieces, errorInformation?.message].filter(Boolean).join('  '),
			...(tone ? { tone } : {}),
		};
	};
	return [field('successful', lastSuccessful), field('attempted', lastAttempted)];
}

const mostTargets = 100;
const targetTones: Readonly<Record<GroupTarget['as'], Tone | undefined>> = {
	current: 'good',
	failed: 'bad',
	going: 'busy',
	older: 'warning',
	never: 'idle',
};

/** They are read through EC2, which may be refused while the group can be read. */
async function targetsOf(
	region: Region,
	group: DeploymentGroup,
	deployments: ReadonlyMap<string, DeploymentInfo>,
	options: CallOptions,
): Promise<{ title: string; fields: Field[] }> {
	try {
		const targets = await groupTargets(region, group, deployments, options);
		const more = targets.length - mostTargets;
		return {
			title: `Targets: ${targets.length}${more > 0 ? `, ${more} not shown` : ''}`,
			fields: targets.slice(0, mostTargets).map(({ id, name, state, runs, as }) => {
				const tone = targetTones[as];
				const value = [name && id, state, runs].filter(Boolean).join('  ');
				return { label: name || id, value, ...(tone ? { tone } : {}) };
			}),
		};
	} catch (error) {
		return { title: 'Targets', fields: [problemField(error)] };
	}
}

/** A part that cannot be read says so in its place; leaving the screen is no such thing. */
function problemField(error: unknown): Field {
	const problem = problemFrom(error);
	if (problem.kind === 'aborted') throw error;
	return { label: 'not read', value: `${problem.sentence} ${problem.hint}`, tone: 'bad' };
}

const ruleText = ({ key, value }: TagRule) =>
	key === '' ? `any tag with the value ${value}` : value === '' ? key : `${key}=${value}`;

const originFields = ({ autoScalingGroups, tagSets, onPremisesTagSets }: DeploymentGroup): Field[] => [
	...autoScalingGroups.map((value) => ({ label: 'Auto Scaling group', value })),
	...tagSets.map((set) => ({ label: 'EC2 tags', value: set.map(ruleText).join(' or ') })),
	...onPremisesTagSets.map((set) => ({ label: 'on-premises tags', value: set.map(ruleText).join(' or ') })),
];

async function alarmFields(
	region: Region,
	{ alarms }: DeploymentGroup,
	options: CallOptions,
): Promise<Field[]> {
	if (alarms.length === 0) return [];
	try {
		const states = await alarmStates(region, alarms, options);
		return alarms.map((label) => {
			const state = states.get(label);
			if (!state) return { label, value: 'there is no such alarm', tone: 'warning' };
			const value = state.value === 'INSUFFICIENT_DATA' ? 'no data' : state.value;
			return { label, value: `${value}  ${state.reason}`, tone: state.tone };
		});
	} catch (error) {
		return [problemField(error)];
	}
}
