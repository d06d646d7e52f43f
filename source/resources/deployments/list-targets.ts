/** Which targets a deployment has, and of a large fleet how they stand, by ids alone: a hundred a call. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { isDeploymentOver } from '../codedeploy/deployment-status.ts';
import type { Budget, KnownTarget } from './known-targets.ts';

/** As many as are simply read each time: two calls. */
export const few = 50;
/** ListDeploymentTargets gives so many at a time. With more that go on, reading them in turn tells as much. */
const pageSize = 100;

/** The statuses that DeploymentOverview counts, those to look at first in front. */
const counted = ['Failed', 'InProgress', 'Ready', 'Succeeded', 'Skipped', 'Pending'] as const;

/**
 * Brings `targets` up to date with what the counts of `info` say. False when the budget was too small for all of
 * it; a list that was begun is read to its end, so that each time some come to be known.
 */
export async function listTargets(
	region: Region,
	info: DeploymentInfo,
	targets: Map<string, KnownTarget>,
	budget: Budget,
	options: CallOptions,
): Promise<boolean> {
	const { deploymentId = '', deploymentOverview: overview = {}, deploymentStyle } = info;
	const total = counted.reduce((sum, name) => sum + (overview[name] ?? 0), 0);
	const list = (status?: string) => targetIds(region, deploymentId, status, budget, options);
	if (total <= few) {
		const isBlueGreen = deploymentStyle?.deploymentType === 'BLUE_GREEN';
		const grows = isBlueGreen && !isDeploymentOver(info.status) && !hasReplacements(targets);
		if (targets.size < Math.max(1, total) || grows) for (const id of await list()) add(targets, id, '');
		return true;
	}
	for (const name of counted) {
		const had = [...targets].filter(([, target]) => target.status === name);
		// What has moved is read anyway: it may be all that is missing.
		const moved = [...targets.values()].filter(({ status }) => status === '').length;
		// Those that wait are those that are in no other list.
		const differs = name === 'Pending' ? targets.size < total : had.length + moved < (overview[name] ?? 0);
		const mayDiffer = name === 'InProgress' && had.length > 0 && had.length <= pageSize;
		if (!differs && !mayDiffer) continue;
		if (budget.calls <= 0) return false;
		const ids = new Set(await list(name));
		for (const id of ids) add(targets, id, name);
		if (name !== 'InProgress') continue;
		for (const [id, target] of had) if (!ids.has(id)) targets.set(id, { ...target, status: '' });
	}
	return true;
}

/** A blue/green deployment makes its second fleet on its way; before one of it is ready, there may come more. */
const hasReplacements = (targets: ReadonlyMap<string, KnownTarget>): boolean =>
	[...targets.values()].some(
		({ told, status }) => told?.instanceLabel === 'Green' && (status === 'Ready' || status === 'Succeeded'),
	);

function add(targets: Map<string, KnownTarget>, id: string, status: string): void {
	const known = targets.get(id);
	if (!known) targets.set(id, { status, readAt: 0, sealed: false });
	else if (!known.sealed && status !== '' && status !== known.status) targets.set(id, { ...known, status });
}

/** A deployment that has only just been made has no targets yet, which CodeDeploy calls an error. */
async function targetIds(
	region: Region,
	deploymentId: string,
	status: string | undefined,
	budget: Budget,
	options: CallOptions,
): Promise<string[]> {
	const ids: string[] = [];
	const filters = status === undefined ? {} : { targetFilters: { TargetStatus: [status] } };
	try {
		const pages = region.pages('codedeploy', 'ListDeploymentTargets', { deploymentId, ...filters }, options);
		for await (const page of pages) {
			budget.calls--;
			ids.push(...(page.targetIds ?? []));
		}
	} catch (error) {
		if (problemFrom(error).code !== 'DeploymentNotStartedException') throw error;
	}
	return ids;
}
