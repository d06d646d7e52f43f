/** Which instances a group deploys to, and what each of them runs: from EC2, and from its last deployments. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Filter, Instance } from '@aws-sdk/client-ec2';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { compareText } from '../../text/collation.ts';
import { tagRecord } from '../ec2/tag-record.ts';
import type { DeploymentGroup, TagRule } from './deployment-group.ts';
import { revisionTitle } from './revision-location.ts';

export interface GroupTarget {
	id: string;
	/** Its `Name` tag; '' without one. */
	name: string;
	/** EC2's word for its state: `running`. */
	state: string;
	/** `v42`, `v41 → v42 failed`, `v41, or in between`. */
	runs: string;
	/** How that stands to what the group is to run. */
	as: 'current' | 'going' | 'failed' | 'older' | 'never';
}

/** Instances of its Auto Scaling groups and tags, by name. On-premises instances are not known to EC2. */
export async function groupTargets(
	region: Region,
	group: DeploymentGroup,
	deployments: ReadonlyMap<string, DeploymentInfo>,
	options: CallOptions,
): Promise<GroupTarget[]> {
	const [instances, runs] = await Promise.all([
		groupInstances(region, group, options),
		whatRuns(region, group, deployments, options),
	]);
	return instances
		.map(({ InstanceId: id = '', State, Tags }) => ({
			id,
			name: tagRecord(Tags).Name ?? '',
			state: State?.Name ?? '',
			...(runs.get(id) ?? { runs: 'not deployed to', as: 'never' as const }),
		}))
		.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
}

const living = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] };

async function groupInstances(
	region: Region,
	{ autoScalingGroups, tagSets }: DeploymentGroup,
	options: CallOptions,
): Promise<Instance[]> {
	const found = new Map<string, Instance>();
	const add = (instance: Instance) => found.set(instance.InstanceId ?? '', instance);
	if (autoScalingGroups.length > 0)
		(
			await matching(
				region,
				{ Name: 'tag:aws:autoscaling:groupName', Values: [...autoScalingGroups] },
				options,
			)
		).forEach(add);
	const [first = [], ...others] = tagSets;
	for (const rule of first)
		for (const instance of await matching(region, filterOf(rule), options)) {
			const tags = tagRecord(instance.Tags);
			if (others.every((set) => set.some((other) => holds(other, tags)))) add(instance);
		}
	return [...found.values()];
}

async function matching(region: Region, filter: Filter, options: CallOptions): Promise<Instance[]> {
	const instances: Instance[] = [];
	const pages = region.pages('ec2', 'DescribeInstances', { Filters: [filter, living] }, options);
	for await (const { Reservations = [] } of pages)
		instances.push(...Reservations.flatMap((reservation) => reservation.Instances ?? []));
	return instances;
}

function filterOf({ key, value }: TagRule): Filter {
	if (key === '') return { Name: 'tag-value', Values: [value] };
	return value === '' ? { Name: 'tag-key', Values: [key] } : { Name: `tag:${key}`, Values: [value] };
}

const holds = ({ key, value }: TagRule, tags: Readonly<Record<string, string>>): boolean =>
	key === ''
		? Object.values(tags).includes(value)
		: Object.hasOwn(tags, key) && (value === '' || tags[key] === value);

type Run = Pick<GroupTarget, 'runs' | 'as'>;

/**
 * The last successful deployment tells what its targets run; a later attempt, which of them it changed. Ids by
 * status are enough for that, a hundred a call, where reading each target would be twenty-five a call.
 */
async function whatRuns(
	region: Region,
	{ lastSuccessful, lastAttempted }: DeploymentGroup,
	deployments: ReadonlyMap<string, DeploymentInfo>,
	options: CallOptions,
): Promise<ReadonlyMap<string, Run>> {
	const runs = new Map<string, Run>();
	const before = versionOf(deployments, lastSuccessful?.id);
	const isNewer = lastAttempted !== undefined && lastAttempted.id !== lastSuccessful?.id;
	const list = (status: string, id: string) => targetIds(region, id, status, options);
	if (lastSuccessful) {
		const info = deployments.get(lastSuccessful.id);
		for (const id of await list('Succeeded', lastSuccessful.id))
			runs.set(id, { runs: before, as: 'current' });
		// It succeeds as long as enough of its targets do.
		if (info?.deploymentOverview?.Failed)
			for (const id of await list('Failed', lastSuccessful.id))
				runs.set(id, { runs: failedText(revisionTitle(info.previousRevision), before), as: 'failed' });
	}
	if (!isNewer) return runs;
	const tried = versionOf(deployments, lastAttempted.id);
	for (const id of await list('Succeeded', lastAttempted.id))
		runs.set(id, { runs: tried, as: lastAttempted.status === 'Succeeded' ? 'current' : 'older' });
	for (const id of await list('InProgress', lastAttempted.id))
		runs.set(id, { runs: [before, tried].filter(Boolean).join(' → '), as: 'going' });
	for (const id of await list('Failed', lastAttempted.id))
		runs.set(id, { runs: failedText(before, tried), as: 'failed' });
	// Of those that a stop has skipped some had begun: ids by status do not tell which.
	if (lastAttempted.status === 'Stopped')
		for (const id of await list('Skipped', lastAttempted.id))
			runs.set(id, { runs: [before, 'or in between'].filter(Boolean).join(', '), as: 'older' });
	return runs;
}

const failedText = (from: string, to: string) => `${[from, to].filter(Boolean).join(' → ')} failed`;

const versionOf = (deployments: ReadonlyMap<string, DeploymentInfo>, id: string | undefined): string =>
	id === undefined ? '' : revisionTitle(deployments.get(id)?.revision) || id;

/** CodeDeploy calls it an error when a deployment has no targets yet, or has forgotten them. */
async function targetIds(
	region: Region,
	deploymentId: string,
	status: string,
	options: CallOptions,
): Promise<string[]> {
	const ids: string[] = [];
	try {
		const input = { deploymentId, targetFilters: { TargetStatus: [status] } };
		for await (const page of region.pages('codedeploy', 'ListDeploymentTargets', input, options))
			ids.push(...(page.targetIds ?? []));
	} catch (error) {
		const { code } = problemFrom(error);
		if (code !== 'DeploymentNotStartedException' && code !== 'DeploymentDoesNotExistException') throw error;
	}
	return ids;
}
