import type { Diagnostics, LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { BoardCell, BoardColumn, BoardRow, Stage } from '../board.ts';
import { fieldsOf } from '../detail-fields.ts';
import type { Field } from '../resource.ts';
import type { KnownTarget } from './known-targets.ts';
import { stageOf, type ToldTarget } from './target.ts';

/** What the targets of a deployment have in common. */
export interface Versions {
	/** What was deployed before, and what is being deployed: `v41`, `v42`; '' where it is not known. */
	from: string;
	to: string;
}

/** One target as a row. `name`: its Name tag; '' without one. */
export function boardRow(
	id: string,
	{ status, told, readAt }: KnownTarget,
	name: string,
	columns: readonly BoardColumn[],
	versions: Versions,
): BoardRow {
	const events = new Map(
		(told?.lifecycleEvents ?? []).map((event) => [event.lifecycleEventName ?? '', event]),
	);
	const stage = stageOf(status);
	return {
		id,
		name: name || id,
		status: status || 'Unknown',
		stage,
		version: versionText(stage, told, versions),
		remark: stage === 'failed' ? whyFailed(events.values()) : '',
		cells: told
			? columns.map(({ title }) => {
					const event = events.get(title);
					return event && cellOf(event);
				})
			: [],
		fields: fieldsOf({
			target: id,
			name,
			status,
			fleet: told?.instanceLabel,
			ARN: told?.targetArn,
			updated: told?.lastUpdatedAt && utcText(told.lastUpdatedAt),
		}),
		readAt,
	};
}

const utcText = (time: Date) => `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const cellOf = ({ status, startTime, endTime, diagnostics }: LifecycleEvent): BoardCell => ({
	stage: stageOf(status),
	...(startTime ? { startedAt: startTime.getTime() } : {}),
	...(endTime ? { endedAt: endTime.getTime() } : {}),
	...(diagnostics ? { notes: notesOf(diagnostics) } : {}),
});

/** Of a script that did its work, what it says of itself is no news; what it wrote may be. */
function notesOf({ errorCode = 'Success', scriptName, message, logTail }: Diagnostics): Field[] {
	const wentWell = errorCode === 'Success';
	return [
		...(wentWell ? [] : [{ label: 'error code', value: errorCode, tone: 'bad' as const }]),
		...fieldsOf({ script: scriptName, message: wentWell ? undefined : message, log: logTail?.trimEnd() }),
	];
}

function whyFailed(events: Iterable<LifecycleEvent>): string {
	for (const { lifecycleEventName, status, diagnostics } of events)
		if (status === 'Failed')
			return [lifecycleEventName, diagnostics?.errorCode, diagnostics?.message].filter(Boolean).join('  ');
	return '';
}

/** A replacement begins empty; an original keeps what it has. */
function versionText(stage: Stage, told: ToldTarget | undefined, { from, to }: Versions): string {
	if (told?.instanceLabel === 'Blue') return from;
	const before = told?.instanceLabel === 'Green' ? '' : from;
	switch (stage) {
		case 'done':
		case 'ready':
			return to;
		case 'going':
			return arrow(before, '→', to);
		case 'failed':
			return arrow(before, '✗', to);
		case 'skipped':
			return hasBegun(told) ? arrow(before, '?', to) : before;
		default:
			return before;
	}
}

/** One that was under way when the deployment was stopped is left in between, and is skipped all the same. */
const hasBegun = (told: ToldTarget | undefined): boolean =>
	(told?.lifecycleEvents ?? []).some(({ status }) => status === 'Succeeded' || status === 'Failed');

const arrow = (from: string, sign: string, to: string): string =>
	from === to ? `${sign} ${to}` : [from, sign, to].filter(Boolean).join(' ');
