import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches } from '../codedeploy/batches.ts';
import { deploymentTones, isLastWord, isTerminationWait } from '../codedeploy/deployment-status.ts';
import { revisionAddress, revisionTitle } from '../codedeploy/revision-location.ts';
import type { Source } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** The newest are what a person looks for; AWS keeps thousands. */
const mostDeployments = 100;
/** ListDeployments promises no order: what began this long ago is left out, in milliseconds. */
const recent = 30 * 86_400_000;
/** What ended this long ago does not change any more, its rollback known. Milliseconds. */
const final = 10 * 60_000;

/** Those that are final are not asked for again: four calls of five, where a call a second is allowed. */
const finalOnes = new WeakMap<Region, Map<string, Deployment>>();

export const codeDeployDeployments: Source<Deployment> = {
	title: 'CodeDeploy',
	rhythm: { settled: 60, moving: 5, background: 120 },
	async *list(region, options) {
		const ids = await newestIds(region, options);
		const known = finalOnes.get(region) ?? new Map<string, Deployment>();
		const kept = new Map(ids.flatMap((id) => pairOf(id, known.get(id))));
		finalOnes.set(region, kept);
		for (const deploymentIds of batches(ids.filter((id) => !kept.has(id)))) {
			const input = { deploymentIds };
			const { deploymentsInfo = [] } = await region.call('codedeploy', 'BatchGetDeployments', input, options);
			const items = deploymentsInfo.map((info) => itemOf(info, region.now()));
			for (const item of items) if (isFinal(item, region.now())) kept.set(item.subjectId, item);
			yield items.filter(({ subjectId }) => !kept.has(subjectId));
		}
		yield [...kept.values()];
	},
};

const pairOf = <T>(id: string, value: T | undefined): Array<[string, T]> =>
	value === undefined ? [] : [[id, value]];

const isFinal = ({ settled, endedAt }: Deployment, now: number): boolean =>
	settled && endedAt !== undefined && now - endedAt > final;

async function newestIds(region: Region, options: CallOptions): Promise<string[]> {
	const ids: string[] = [];
	const since = { start: new Date(region.now() - recent) };
	const pages = region.pages('codedeploy', 'ListDeployments', { createTimeRange: since }, options);
	for await (const { deployments = [] } of pages) {
		ids.push(...deployments);
		if (ids.length >= mostDeployments) break;
	}
	return ids.slice(0, mostDeployments);
}

function itemOf(info: DeploymentInfo, now: number): Deployment {
	const { deploymentId = '', status = '', deploymentOverview: overview, rollbackInfo: rollback } = info;
	const { Pending = 0, InProgress = 0, Succeeded = 0, Failed = 0, Skipped = 0, Ready = 0 } = overview ?? {};
	const waits = waitOf(info);
	const total = Pending + InProgress + Succeeded + Failed + Skipped + Ready;
	return {
		id: `codedeploy ${deploymentId}`,
		service: 'CodeDeploy',
		subjectId: deploymentId,
		name: info.applicationName ?? '',
		group: info.deploymentGroupName,
		version: revisionTitle(info.revision),
		revision: revisionAddress(info.revision),
		status,
		tone: deploymentTones[status] ?? 'busy',
		// Nothing moves while it waits.
		settled: isLastWord(info, now) || waits !== undefined,
		...(waits === undefined ? {} : { waits: true }),
		...(total > 0 ? { counts: { done: Succeeded + Skipped, failed: Failed, total } } : {}),
		startedAt: info.createTime?.getTime() ?? 0,
		endedAt: info.completeTime?.getTime(),
		by: info.creator ?? '',
		message: waits ?? info.errorInformation?.message ?? '',
		rolledBackBy: rollback?.rollbackDeploymentId,
		rollsBack: rollback?.rollbackTriggeringDeploymentId,
	};
}

/** What a blue/green deployment waits for, if it does. */
function waitOf(info: DeploymentInfo): string | undefined {
	if (info.status === 'Ready') return 'waits for the reroute';
	return isTerminationWait(info) ? 'waits before it terminates the originals' : undefined;
}
