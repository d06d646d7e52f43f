/**
 * Reading a deployment's targets politely: CodeDeploy takes about a call a second, and BatchGetDeploymentTargets
 * tells of 25. What is final is remembered; what has moved is read first, what goes on is read in turn, and what
 * is through when there is time, since of that nothing but its times is missing.
 */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches, mostInBatch } from '../codedeploy/batches.ts';
import { isDeploymentOver } from '../codedeploy/deployment-status.ts';
import type { Budget, KnownTarget, KnownTargets } from './known-targets.ts';
import { few, listTargets } from './list-targets.ts';
import { isFinal, toldTarget } from './target.ts';

/** How far reading has come. */
export interface TargetsRead {
	targets: KnownTargets;
	/** Is there anything that has not been looked at since it moved, or is it only times that are missing? */
	left: 'nothing' | 'times' | 'moved';
}

/** Calls of one read. The first one shows as soon as can be what there is to look at first. */
const calls = { first: 3, later: 7 } as const;
/** Of these, for mere times. */
const callsForTimes = 2;

/** Reads what has changed since `last`. `info` has to be from just before. */
export async function readTargets(
	region: Region,
	info: DeploymentInfo,
	last: KnownTargets,
	options: CallOptions,
): Promise<TargetsRead> {
	const { deploymentId = '' } = info;
	const over = isDeploymentOver(info.status);
	const targets = new Map(last);
	const budget: Budget = { calls: last.size === 0 ? calls.first : calls.later };
	const listed = await listTargets(region, info, targets, budget, options);
	const { ids, left } = whatToRead(targets, over, Math.max(1, budget.calls));
	for (const targetIds of batches(ids)) {
		const input = { deploymentId, targetIds };
		const page = await region.call('codedeploy', 'BatchGetDeploymentTargets', input, options);
		for (const told of (page.deploymentTargets ?? []).map(toldTarget)) {
			const status = told.status ?? 'Unknown';
			const sealed = over || isFinal(status);
			targets.set(told.targetId ?? '', { status, told, readAt: region.now(), sealed });
		}
	}
	return { targets, left: listed ? left : 'moved' };
}

/** Those to look at, in this order; those that wait tell nothing. */
const order = ['', 'Failed', 'InProgress', 'Ready', 'Unknown'];
const rank = ({ status }: KnownTarget) => order.indexOf(status);
const isNew = ({ told, status }: KnownTarget) => told?.status !== status;

function whatToRead(
	targets: KnownTargets,
	over: boolean,
	mostCalls: number,
): { ids: string[]; left: TargetsRead['left'] } {
	const open = [...targets].filter(([, { sealed }]) => !sealed);
	const idsOf = (entries: typeof open) => entries.map(([id]) => id);
	if (open.length <= few) return { ids: idsOf(open), left: 'nothing' };
	const lively = open.filter(([, target]) => rank(target) >= 0);
	const moved = lively.filter(([, target]) => isNew(target)).toSorted(([, a], [, b]) => rank(a) - rank(b));
	const going = lively.filter(([, target]) => !isNew(target)).toSorted(([, a], [, b]) => a.readAt - b.readAt);
	const through = open.filter(([, target]) => rank(target) < 0 && isFinal(target.status));
	const most = mostCalls * mostInBatch;
	const first = [...moved, ...going].slice(0, most);
	const then = through.slice(0, Math.min(callsForTimes * mostInBatch, most - first.length));
	const unread = moved.length > most || (over && lively.length > most);
	return {
		ids: idsOf([...first, ...then]),
		left: unread ? 'moved' : through.length > then.length ? 'times' : 'nothing',
	};
}
