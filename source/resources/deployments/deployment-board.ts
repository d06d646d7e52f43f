import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { compareText } from '../../text/collation.ts';
import type { Board, BoardRow, Stage } from '../board.ts';
import { deploymentTones } from '../codedeploy/deployment-status.ts';
import { revisionTitle } from '../codedeploy/revision-location.ts';
import { fleetSections } from './board-fleets.ts';
import { boardNotes } from './board-notes.ts';
import { boardRow } from './board-rows.ts';
import type { KnownTargets } from './known-targets.ts';
import { lifecycleColumns } from './lifecycle-columns.ts';

/** Instance id → its Name tag; '' without one. */
export type Names = ReadonlyMap<string, string>;

/** A CodeDeploy deployment as a board: who is where in the lifecycle. */
export function deploymentBoard(info: DeploymentInfo, targets: KnownTargets, names: Names): Board {
	const columns = lifecycleColumns(lifecyclesOf(targets));
	const versions = { from: revisionTitle(info.previousRevision), to: revisionTitle(info.revision) };
	const rows = [...targets]
		.map(([id, target]) => boardRow(id, target, names.get(id) ?? '', columns, versions))
		.toSorted((a, b) => compareText(a.name, b.name));
	const sections = fleetSections(rows, targets, columns);
	const counts = countsOf(info, rows);
	const { status = '', startTime, createTime } = info;
	return {
		headline: [
			info.deploymentId ?? '',
			info.deploymentGroupName ?? '',
			versionsText(versions),
			info.deploymentConfigName ?? '',
			info.creator && info.creator !== 'user' ? `by ${info.creator}` : '',
		].filter(Boolean),
		status,
		tone: deploymentTones[status] ?? 'busy',
		startedAt: (startTime ?? createTime)?.getTime() ?? 0,
		endedAt: info.completeTime?.getTime(),
		counts,
		share: shareOf(rows, counts),
		notes: boardNotes(info, sections),
		columns,
		sections,
	};
}

const versionsText = ({ from, to }: { from: string; to: string }): string =>
	from === '' || from === to ? to : `${from} → ${to}`;

/** The replacements go first: their events come before those that end the originals. */
function* lifecyclesOf(targets: KnownTargets): Iterable<readonly string[]> {
	const told = [...targets.values()].flatMap((target) => target.told ?? []);
	const isOriginal = ({ instanceLabel }: { instanceLabel?: string }) => Number(instanceLabel === 'Blue');
	for (const { lifecycleEvents = [] } of told.toSorted((a, b) => isOriginal(a) - isOriginal(b)))
		yield lifecycleEvents.map(({ lifecycleEventName = '' }) => lifecycleEventName);
}

const words: ReadonlyArray<readonly [stage: Stage, word: string]> = [
	['failed', 'failed'],
	['going', 'going'],
	['unknown', 'unknown'],
	['ready', 'ready'],
	['done', 'done'],
	['pending', 'waiting'],
	['skipped', 'skipped'],
];

/** CodeDeploy's own counts, which are there before every target is read; it does not count the unknown. */
function countsOf(
	{ deploymentOverview: overview }: DeploymentInfo,
	rows: readonly BoardRow[],
): Board['counts'] {
	const byStage: Partial<Record<Stage, number>> = overview
		? {
				failed: overview.Failed,
				going: overview.InProgress,
				ready: overview.Ready,
				done: overview.Succeeded,
				pending: overview.Pending,
				skipped: overview.Skipped,
			}
		: {};
	const counted = (stage: Stage) =>
		overview && stage !== 'unknown'
			? (byStage[stage] ?? 0)
			: rows.filter((row) => row.stage === stage && row.status !== '').length;
	return words.map(([stage, word]) => ({ stage, word, count: counted(stage) }));
}

const through: ReadonlySet<Stage> = new Set(['done', 'failed', 'skipped']);

/** Those that are through count whole, also while CodeDeploy's count is all that is known of them. */
function shareOf(rows: readonly BoardRow[], counts: Board['counts']): number {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	const whole = counts.reduce((sum, { stage, count }) => sum + (through.has(stage) ? count : 0), 0);
	const parts = rows.reduce((sum, { stage, cells }) => {
		const own = cells.filter((cell) => cell !== undefined);
		if (through.has(stage) || own.length === 0) return sum;
		return sum + own.filter((cell) => through.has(cell.stage)).length / own.length;
	}, 0);
	return total > 0 ? Math.min(1, (whole + parts) / total) : 0;
}
