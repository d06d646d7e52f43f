import type { Column } from '../source/resources/resource.ts';
import type { RememberedPane, RememberedRow } from '../source/store/remembered.ts';
import { age } from '../source/text/age.ts';
import { fitColumns } from './components/columns.ts';
import { type Line, span } from './components/line.ts';
import { margin, tableLines } from './components/table-lines.ts';

/** What a column prints of a row that was kept. */
const columnOf = <Item>({ id, header, width, align, priority }: Column<Item>): Column<RememberedRow> => ({
	id,
	header,
	width,
	align,
	priority,
	value: ({ cells }) => cells[id]?.text ?? '',
	tone: ({ cells }) => cells[id]?.tone,
});

/**
 * The rows of the last session as those of now would be drawn, but pale, and without a cursor: nothing can be done
 * with them.
 */
export function rememberedLines<Item>(
	{ at, rows }: RememberedPane,
	columns: readonly Column<Item>[],
	{ cells, page }: { cells: number; page: number },
): Line[] {
	const lines = tableLines({
		resource: { id: () => '', tone: ({ tone }: RememberedRow) => tone },
		columns: fitColumns(columns.map(columnOf), cells - margin, false),
		items: rows,
		from: 0,
		to: Math.min(rows.length, page),
		cursor: -1,
		focused: false,
		marks: new Set(),
		sight: { now: at, rules: { mfaRequired: false, keyAgeDays: 0, unusedDays: 0 } },
	});
	return lines.map((line) => line.map(({ text }) => ({ text, style: 'muted' })));
}

/** The same below why nothing newer can be had. */
export const leftLines = <Item>(
	pane: RememberedPane,
	columns: readonly Column<Item>[],
	{ now, ...room }: { cells: number; page: number; now: number },
): Line[] => [
	[span(`The last session, ${age(Math.max(0, now - pane.at))} ago:`, 'warning')],
	...rememberedLines(pane, columns, room),
];
