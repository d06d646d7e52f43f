/** Where things are on the screen: pure, from its size. */
import { type PaneId, panes, type Size } from '../source/store/screen.ts';
import { bodyRows } from './components/frame.ts';

/** Below this the focused pane is shown alone. */
export const smallest: Size = { columns: 80, rows: 24 };

export const isTooSmall = ({ columns, rows }: Size): boolean =>
	columns < smallest.columns || rows < smallest.rows;

/** Panes side by side, from the left; together they fill the width. */
export interface Row {
	rows: number;
	panes: ReadonlyArray<{ pane: PaneId; columns: number }>;
}

/** What share of the width the left pane of each pair gets, and what share of the height each pair. */
const pairs: ReadonlyArray<{ panes: readonly [PaneId, PaneId]; left: number; height: number }> = [
	{ panes: ['deployments', 'alarms'], left: 0.48, height: 0.3 },
	{ panes: ['instances', 'tags'], left: 0.68, height: 0.42 },
	{ panes: ['users', 'timeline'], left: 0.5, height: 0.28 },
];

/** Frame and one row. */
const leastRows = 3;

/** The six panes: three pairs; the instances get what is left over. */
export function cockpitRows(size: Size, focus: PaneId): Row[] {
	const body = bodyRows(size);
	if (isTooSmall(size)) return [{ rows: body, panes: [{ pane: focus, columns: size.columns }] }];
	const heights = pairs.map(({ height }) => Math.max(leastRows, Math.floor(body * height)));
	const left = body - heights.reduce((sum, rows) => sum + rows, 0);
	return pairs.map(({ panes: [first, second], left: share }, index) => {
		const columns = Math.round(size.columns * share);
		return {
			rows: (heights[index] ?? leastRows) + (index === 1 ? left : 0),
			panes: [
				{ pane: first, columns },
				{ pane: second, columns: size.columns - columns },
			],
		};
	});
}

/** Size of a pane, its frame included. */
export function paneSize(size: Size, pane: PaneId): Size {
	for (const { rows, panes: beside } of cockpitRows(size, pane))
		for (const { pane: id, columns } of beside) if (id === pane) return { columns, rows };
	return size;
}

export const paneNumber = (pane: PaneId): number => panes.indexOf(pane) + 1;

/** Rows of items inside a pane's frame. */
export const paneRows = (size: Size, pane: PaneId): number => Math.max(1, paneSize(size, pane).rows - 2);

/** Rows of items in a full-screen table: frame, headings and the filter line taken off. */
export const tableRows = (size: Size): number => Math.max(1, bodyRows(size) - 4);
