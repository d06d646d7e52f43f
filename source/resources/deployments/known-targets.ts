/**
 * Reading a deployment's targets politely: CodeDeploy takes about a call a second, and BatchGetDeploymentTargets
 * tells of 25. What is final is remembered; of a large fleet, ids by status (a hundred a call) tell which ones
 * have moved, and those are read first. What is left over is read bit by bit, at the next times.
 */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches, mostInBatch } from '../codedeploy/batches.ts';
import { isDeploymentOver } from '../codedeploy/deployment-status.ts';
import { isFinal, type ToldTarget, toldTarget } from './target.ts';

/** What is known of one target. */
export interface KnownTarget {
	/** TargetStatus; '' until it is known. */
	status: string;
	/** As it was read last; undefined until then. */
	told?: ToldTarget;
	/** When that was, in the region's milliseconds. */
	readAt: number;
	/** Nothing about it changes any more. */
	sealed: boolean;
}

/** By id, in the order in which they became known. */
export type KnownTargets = ReadonlyMap<string, KnownTarget>;

/** How far reading has come. */
export interface TargetsRead {
	targets: KnownTargets;
	/** Is there anything that has not been looked at since it moved, or is it only times that are missing? */
	left: 'nothing' | 'times' | 'moved';
}

/** As many as are simply read each time: two calls. */
const few = 2 * mostInBatch;
/** Calls of BatchGetDeploymentTargets in one read, at most: for what has moved, for what goes on, for mere times. */
const calls = { moved: 6, going: 4, times: 2 } as const;
/** With more than a page of them, reading them in turn tells as much as listing them. */
const pageSize = 100;

/** The statuses that DeploymentOverview counts, those to look at first in front. */
const counted = ['Failed', 'InProgress', 'Ready', 'Succeeded', 'Skipped', 'Pending'] as const;

type Targets = Map<string, KnownTarget>;

/** Reads what has changed since `last`. `info` has to be from just before. */
export async function readTargets(
	region: Region,
	info: DeploymentInfo,
	last: KnownTargets,
	options: CallOptions,
): Promise<TargetsRead> {
	const { deploymentId = '' } = info;
	const over = isDeploymentOver(info.status);
	const targets: Targets = new Map(last);
	await listTargets(region, info, targets, options);
	const { ids, left } = whatToRead(targets, over);
	for (const targetIds of batches(ids)) {
		const input = { deploymentId, targetIds };
		const page = await region.call('codedeploy', 'BatchGetDeploymentTargets', input, options);
		for (const told of (page.deploymentTargets ?? []).map(toldTarget)) {
			const state = told.status ?? 'Unknown';
			const sealed = over || isFinal(state);
			targets.set(told.targetId ?? '', { status: state, told, readAt: region.now(), sealed });
		}
	}
	return { targets, left };
}

/** Makes known which targets there are; of a large fleet also how they stand, where the counts say that it differs. */
async function listTargets(
	region: Region,
	{ deploymentId = '', deploymentOverview: overview = {}, deploymentStyle, status }: DeploymentInfo,
	targets: Targets,
	options: CallOptions,
): Promise<void> {
	const total = counted.reduce((sum, name) => sum + (overview[name] ?? 0), 0);
	if (total <= few) {
		// A blue/green deployment makes its second fleet on its way.
		const grows = deploymentStyle?.deploymentType === 'BLUE_GREEN' && !isDeploymentOver(status);
		if (targets.size >= Math.max(1, total) && !grows) return;
		for (const id of await targetIds(region, deploymentId, undefined, options)) add(targets, id, '');
		return;
	}
	for (const name of counted) {
		const had = [...targets].filter(([, target]) => target.status === name);
		const count = overview[name] ?? 0;
		// Those that wait are those that are in no other list.
		const differs = name === 'Pending' ? targets.size < total : had.length < count;
		const mayDiffer = name === 'InProgress' && had.length > 0 && had.length <= pageSize;
		if (!differs && !mayDiffer) continue;
		const ids = new Set(await targetIds(region, deploymentId, name, options));
		for (const id of ids) add(targets, id, name);
		if (name !== 'InProgress') continue;
		for (const [id, target] of had) if (!ids.has(id)) targets.set(id, { ...target, status: '' });
	}
}

function add(targets: Targets, id: string, status: string): void {
	const known = targets.get(id);
	if (!known) targets.set(id, { status, readAt: 0, sealed: false });
	else if (!known.sealed && status !== '' && status !== known.status) targets.set(id, { ...known, status });
}

/** Those that have moved first, then those that go on, those read longest ago first, then those that are through. */
function whatToRead(targets: KnownTargets, over: boolean): { ids: string[]; left: TargetsRead['left'] } {
	const open = [...targets].filter(([, { sealed }]) => !sealed);
	const idsOf = (entries: typeof open) => entries.map(([id]) => id);
	if (open.length <= few) return { ids: idsOf(open), left: 'nothing' };
	const isNew = ({ told, status }: KnownTarget) => told?.status !== status;
	const rank = ({ status }: KnownTarget) => ['', 'Failed', 'InProgress', 'Ready'].indexOf(status);
	const moved = open
		.filter(([, target]) => rank(target) >= 0 && isNew(target))
		.toSorted(([, a], [, b]) => rank(a) - rank(b));
	const going = open
		.filter(([, target]) => rank(target) >= 0 && !isNew(target))
		.toSorted(([, a], [, b]) => a.readAt - b.readAt);
	const through = open.filter(([, { status }]) => isFinal(status) && status !== 'Failed');
	const now = moved.slice(0, calls.moved * mostInBatch);
	const room = Math.max(0, calls.going * mostInBatch - now.length);
	const again = going.slice(0, room);
	const times = through.slice(0, Math.min(calls.times * mostInBatch, room - again.length));
	const unread = moved.length > now.length || (over && going.length > again.length);
	return {
		ids: idsOf([...now, ...again, ...times]),
		left: unread ? 'moved' : through.length > times.length ? 'times' : 'nothing',
	};
}

/** A deployment that has only just been made has no targets yet, which CodeDeploy calls an error. */
async function targetIds(
	region: Region,
	deploymentId: string,
	status: string | undefined,
	options: CallOptions,
): Promise<string[]> {
	const ids: string[] = [];
	const filters = status === undefined ? {} : { targetFilters: { TargetStatus: [status] } };
	try {
		const pages = region.pages('codedeploy', 'ListDeploymentTargets', { deploymentId, ...filters }, options);
		for await (const page of pages) ids.push(...(page.targetIds ?? []));
	} catch (error) {
		if (problemFrom(error).code !== 'DeploymentNotStartedException') throw error;
	}
	return ids;
}
