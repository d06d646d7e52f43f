/** One pane of the cockpit as lines, frame included: pure, from the state. */
import { resources } from '../source/resources/all.ts';
import type { Kind, Kinds, Resource } from '../source/resources/resource.ts';
import { rememberedPane } from '../source/store/remembered.ts';
import { cursorRow, markedItems, rowsOf, summaryOf } from '../source/store/rows.ts';
import { emptyTable, type PaneId, type Size } from '../source/store/screen.ts';
import { standing } from '../source/store/standing.ts';
import type { State } from '../source/store/state.ts';
import { fitColumns } from './components/columns.ts';
import { boxed } from './components/frame.ts';
import { type Line, span } from './components/line.ts';
import { failureLines, partialFailureLines, standingBadge } from './components/standing-lines.ts';
import { margin, tableLines, windowOf } from './components/table-lines.ts';
import { paneNumber, paneSize } from './layout.ts';
import { leftLines, rememberedLines } from './remembered-lines.ts';
import { timelineLines } from './timeline-lines.ts';

export function paneLines(state: State, pane: PaneId): Line[] {
	const size = paneSize(state.screen.size, pane);
	return pane === 'timeline' ? timelinePane(state, size) : kindPane(state, pane, size);
}

const isFocused = (state: State, pane: PaneId) => state.screen.focus === pane;
const borderOf = (focused: boolean) => (focused ? 'borderFocused' : 'border');

function kindPane<K extends Exclude<PaneId, 'timeline'> & Kind>(state: State, kind: K, size: Size): Line[] {
	const resource: Resource<Kinds[K]> = resources[kind];
	const known = state.known[kind];
	const focused = isFocused(state, kind);
	const sight = { now: state.now, rules: state.settings.rules };
	const { filter, filtering, marks } = state.screen.tables[kind] ?? emptyTable;
	const cells = size.columns - 4;
	const remembered = rememberedPane(state, kind);
	const how = standing(known, state.now, remembered);
	const isOld = remembered !== undefined && how.state === 'remembered';
	const failed = partialFailureLines(how);
	const rows = rowsOf(state, kind);
	const cursor = cursorRow(state, kind);
	const page = Math.max(1, size.rows - 2 - failed.length);
	const { from, to } = windowOf(cursor, rows.length, page, 0);
	const chosen = resource.pane.flatMap((id) => resource.columns.find((column) => column.id === id) ?? []);
	const lines =
		how.state === 'failed'
			? [
					...failureLines(how.problem, cells),
					...(remembered ? leftLines(remembered, chosen, { cells, page, now: state.now }) : []),
				]
			: isOld
				? rememberedLines(remembered, chosen, { cells, page })
				: rows.length === 0
					? [[span(emptyText(how.state === 'loading', filter, resource), 'muted')]]
					: tableLines({
							resource,
							columns: fitColumns(chosen, cells - margin, false),
							items: rows,
							from,
							to,
							cursor: focused ? cursor : -1,
							focused,
							marks,
							sight,
						});
	const filterNote = filtering || filter ? ` · /${filter}${filtering ? '▏' : ''} ${rows.length}` : '';
	const marked = markedItems(state, kind).length;
	const markNote = marked > 0 ? ` · ${marked} marked` : '';
	const isTold = known.items.length > 0 || how.state === 'fresh';
	const summary = isOld ? remembered.summary : isTold ? summaryOf(state, kind) : '';
	return boxed(
		{
			title: `${paneNumber(kind)} ${resource.title}`,
			note: `${summary}${filterNote}${markNote}`,
			badge: standingBadge(how),
			border: borderOf(focused),
			lines: lines.slice(0, page),
			more: rows.length - to,
			foot: failed.slice(0, Math.max(0, size.rows - 3)),
		},
		size,
	);
}

function emptyText<Item>(loading: boolean, filter: string, { title, singular }: Resource<Item>): string {
	if (loading) return '';
	return filter
		? `No ${singular} matches “${filter}”.`
		: `No ${title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())} here.`;
}

function timelinePane(state: State, size: Size): Line[] {
	const cells = size.columns - 4;
	const { timeline } = state;
	return boxed(
		{
			title: `${paneNumber('timeline')} Timeline`,
			note: timeline.length > 0 ? `${timeline.length} since the start` : '',
			border: borderOf(isFocused(state, 'timeline')),
			lines:
				timeline.length === 0
					? [[span('Nothing has changed yet.', 'muted')]]
					: timelineLines(timeline.slice(0, size.rows - 2), cells),
			more: Math.max(0, timeline.length - (size.rows - 2)),
		},
		size,
	);
}
