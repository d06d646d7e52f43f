/** A CodeDeploy deployment in full: its board, live until it is settled. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { isLastWord, isTerminationWait } from '../codedeploy/deployment-status.ts';
import type { DescribeOptions, Detail, Sight } from '../resource.ts';
import { deploymentBoard, type Names } from './deployment-board.ts';
import type { Deployment } from './deployments.ts';
import { withNames } from './instance-names.ts';
import type { KnownTargets } from './known-targets.ts';
import { overview } from './overview.ts';
import { readTargets, type TargetsRead } from './read-targets.ts';
import type { ToldTarget } from './target.ts';

/** What a detail was made of, for the next read of it. */
interface Kept {
	/** As the list had it. */
	item: Deployment;
	info: DeploymentInfo;
	targets: KnownTargets;
	names: Names;
}
const keptOf = new WeakMap<Detail, Kept>();

export async function describeCodeDeploy(
	region: Region,
	item: Deployment,
	sight: Sight,
	{ last, ...options }: DescribeOptions,
): Promise<Detail> {
	const kept = last && keptOf.get(last);
	const isFinal = kept?.item === item && isLastWord(kept.info, region.now());
	const info = isFinal ? kept.info : await readInfo(region, item.subjectId, options);
	const { targets, left } = await readTargets(region, info, kept?.targets ?? new Map(), options);
	const names = await withNames(region, kept?.names ?? new Map(), targets.keys(), options);
	const detail: Detail = {
		sections: [overview(item, sight)],
		board: deploymentBoard(info, targets, names),
		raw: rawOf(info, targets),
		again: secondsUntilNext(info, left, region.now()),
	};
	keptOf.set(detail, { item, info, targets, names });
	return detail;
}

/** As YAML a whole fleet is endless: as many targets are shown, those to look at first in front. */
const mostRaw = 100;
const quiet = new Set(['Succeeded', 'Skipped', 'Pending']);

function rawOf(deployment: DeploymentInfo, known: KnownTargets) {
	const told = [...known.values()].flatMap((target) => target.told ?? []);
	const isQuiet = ({ status }: ToldTarget) => Number(quiet.has(status ?? ''));
	const targets = told.toSorted((a, b) => isQuiet(a) - isQuiet(b)).slice(0, mostRaw);
	const targetsNotShown = known.size - targets.length;
	return { deployment, targets, ...(targetsNotShown > 0 ? { targetsNotShown } : {}) };
}

async function readInfo(region: Region, id: string, options: CallOptions): Promise<DeploymentInfo> {
	const input = { deploymentIds: [id] };
	const { deploymentsInfo: [info] = [] } = await region.call(
		'codedeploy',
		'BatchGetDeployments',
		input,
		options,
	);
	if (info) return info;
	throw new ProblemError({
		kind: 'not-found',
		sentence: `The deployment ${id} is not there any more.`,
		hint: 'Deployments go with the application that they belong to.',
		transient: false,
	});
}

/** Seconds. What has moved is looked at soon, what goes on every few, what waits and mere times when there is time. */
function secondsUntilNext(info: DeploymentInfo, left: TargetsRead['left'], now: number): number | undefined {
	if (left === 'moved') return 1;
	if (!isLastWord(info, now)) return info.status === 'Ready' || isTerminationWait(info) ? 10 : 5;
	return left === 'times' ? 3 : undefined;
}
