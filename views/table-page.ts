/** The full-screen table of a kind as lines: pure, from the state and the first row that was seen before. */

import { parseFilter } from '../source/filter/parse-filter.ts';
import { resources } from '../source/resources/all.ts';
import type { Kind, Kinds, Resource } from '../source/resources/resource.ts';
import { tableColumns } from '../source/resources/table-columns.ts';
import { cursorRow, markedItems, rowsOf, summaryOf } from '../source/store/rows.ts';
import { emptyTable, type TableState } from '../source/store/screen.ts';
import { type Standing, standing } from '../source/store/standing.ts';
import type { State } from '../source/store/state.ts';
import { wholeNumber } from '../source/text/whole-number.ts';
import { fitColumns } from './components/columns.ts';
import { framed, insideOf } from './components/frame.ts';
import { type Line, span } from './components/line.ts';
import { failureLines, partialFailureLines, standingBadge } from './components/standing-lines.ts';
import { headingLine, margin, tableLines, windowOf } from './components/table-lines.ts';
import { tableRows } from './layout.ts';

export interface TablePage {
	lines: Line[];
	/** Index of the first row that is seen. */
	from: number;
}

export function tablePage<K extends Kind>(state: State, kind: K, before: number): TablePage {
	const resource: Resource<Kinds[K]> = resources[kind];
	const { size } = state.screen;
	const table = state.screen.tables[kind] ?? emptyTable;
	const sight = { now: state.now, rules: state.settings.rules };
	const how = standing(state.known[kind], state.now);
	const failed = partialFailureLines(how);
	const rows = rowsOf(state, kind);
	const cursor = cursorRow(state, kind);
	const { cells } = insideOf(size);
	const page = Math.max(1, tableRows(size) - failed.length);
	const { from, to } = windowOf(cursor, rows.length, page, before);
	const columns = fitColumns(tableColumns(resource), cells - margin);
	const { items } = state.known[kind];
	const body =
		rows.length > 0
			? tableLines({
					resource,
					columns,
					items: rows,
					from,
					to,
					cursor,
					focused: true,
					marks: table.marks,
					sight,
				})
			: emptyLines(state, resource, table, how, cells);
	const lines = framed(
		{
			title: resource.title,
			note: items.length > 0 ? summaryOf(state, kind) : '',
			badge: standingBadge(how),
			lines: [headingLine(columns, table.sort), ...body],
			more: rows.length - to,
			foot: [
				...failed,
				statusLine(table, {
					matching: rows.length,
					all: items.length,
					marked: markedItems(state, kind).length,
				}),
			],
		},
		size,
	);
	return { lines, from };
}

/** The filter and the marks, always in the same place. */
function statusLine(
	{ filter, filtering }: TableState,
	{ matching, all, marked }: Record<'matching' | 'all' | 'marked', number>,
): Line {
	const problem = filter ? parseFilter(filter).problem : undefined;
	const marks = marked > 0 ? [span(`  * ${marked} marked`, 'marked')] : [];
	if (!filtering && !filter) return marks.length > 0 ? marks : [span(`${wholeNumber(all)} in all`, 'muted')];
	return [
		span('/', 'accent'),
		span(filter),
		...(filtering ? [span('▏', 'accent')] : []),
		span(`  ${wholeNumber(matching)} of ${wholeNumber(all)}`, 'muted'),
		...(problem ? [span(`  ▲ ${problem}`, 'warning')] : []),
		...marks,
	];
}

function emptyLines<Item>(
	{ session }: State,
	{ title, singular }: Resource<Item>,
	{ filter }: TableState,
	how: Standing,
	cells: number,
): Line[] {
	if (how.state === 'failed') return failureLines(how.problem, cells);
	if (how.state === 'loading') return [[span('Reading …', 'muted')]];
	return filter
		? [[span(`No ${singular} matches “${filter}”. esc clears the filter.`, 'muted')]]
		: [[span(`${title}: there are none in ${session.region}.`, 'muted')]];
}
