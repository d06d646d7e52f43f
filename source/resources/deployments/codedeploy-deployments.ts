import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches } from '../codedeploy/batches.ts';
import { deploymentTones, isLastWord, isTerminationWait } from '../codedeploy/deployment-status.ts';
import { revisionAddress, revisionTitle } from '../codedeploy/revision-location.ts';
import type { Source } from '../resource.ts';
import type { Deployment } from './deployments.ts';
import { olderIds, type Past } from './older-deployments.ts';

/** The newest are what a person looks for: they are read each time, and those before them in quiet times. */
const newest = 100;
/** AWS keeps them for good. */
const mostDeployments = 2000;
/** ListDeployments promises no order: what began this long ago is left out, in milliseconds. */
const recent = 30 * 86_400_000;
/** What ended this long ago does not change any more, its rollback known. Milliseconds. */
const finalAfter = 10 * 60_000;

interface Memory {
	/** Those that are final are not asked for again: four calls of five, where a call a second is allowed. */
	final: Map<string, Deployment>;
	/** Ids of the others: they are asked for again also when they are no longer among the newest. */
	open: string[];
	past: Past;
}

const memories = new WeakMap<Region, Memory>();

export const codeDeployDeployments: Source<Deployment> = {
	title: 'CodeDeploy',
	rhythm: { settled: 60, moving: 5, background: 120 },
	async *list(region, options) {
		const remembered = memories.get(region);
		const memory = remembered ?? { final: new Map(), open: [], past: { since: region.now(), ids: [] } };
		memories.set(region, memory);
		const { final, past } = memory;
		const isKnown = (id: string) => final.has(id);
		const open: string[] = [];
		const keep = (item: Deployment) => {
			if (isFinal(item, region.now())) final.set(item.subjectId, item);
			else open.push(item.subjectId);
		};
		let quiet = remembered !== undefined;
		const ids = [...new Set([...(await newestIds(region, options)), ...memory.open])];
		for await (const items of readAll(region, unknown(ids, isKnown), options)) {
			for (const item of items) keep(item);
			quiet &&= items.every(({ settled }) => settled);
			yield items.filter(({ subjectId }) => !isKnown(subjectId));
		}
		memory.open = open;
		if (quiet && final.size < mostDeployments) {
			try {
				const older = await olderIds(region, past, (id) => isKnown(id) || ids.includes(id), newest, options);
				for await (const items of readAll(region, older, options))
					for (const item of items) keep({ ...item, past: true });
				past.ids = past.ids.slice(older.length);
			} catch {
				// What is new is known: those before it come another time.
			}
		}
		yield newestOf(final);
	},
};

const unknown = (ids: readonly string[], isKnown: (id: string) => boolean) =>
	ids.filter((id) => !isKnown(id));

async function* readAll(region: Region, ids: readonly string[], options: CallOptions) {
	for (const deploymentIds of batches(ids)) {
		const input = { deploymentIds };
		const { deploymentsInfo = [] } = await region.call('codedeploy', 'BatchGetDeployments', input, options);
		yield deploymentsInfo.map((info) => itemOf(info, region.now()));
	}
}

/** The newest of those that are final; the others are forgotten. */
function newestOf(final: Map<string, Deployment>): Deployment[] {
	const sorted = [...final.values()].sort((a, b) => b.startedAt - a.startedAt);
	for (const { subjectId } of sorted.splice(mostDeployments)) final.delete(subjectId);
	return sorted;
}

const isFinal = ({ settled, endedAt }: Deployment, now: number): boolean =>
	settled && endedAt !== undefined && now - endedAt > finalAfter;

async function newestIds(region: Region, options: CallOptions): Promise<string[]> {
	const ids: string[] = [];
	const since = { start: new Date(region.now() - recent) };
	const pages = region.pages('codedeploy', 'ListDeployments', { createTimeRange: since }, options);
	for await (const { deployments = [] } of pages) {
		ids.push(...deployments);
		if (ids.length >= newest) break;
	}
	return ids.slice(0, newest);
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
