/** A board as lines, exactly those that are seen. */
import type { Board } from '../../source/resources/board.ts';
import { type BoardEntry, cursorStop, entriesOf, stopsOf } from '../../source/store/board-entries.ts';
import type { BoardLook } from '../../source/store/screen.ts';
import { blank, type Line, span } from '../components/line.ts';
import { windowOf } from '../components/table-lines.ts';
import { headLines } from './board-head-lines.ts';
import { boardLayout } from './board-layout.ts';
import { entryLine, stepHeadings } from './board-row-lines.ts';

export interface BoardSight {
	/** Inside the frame. */
	cells: number;
	rows: number;
	/** The region's time, milliseconds since the epoch. */
	now: number;
	/** The key that unfolds. */
	unfold: string;
}

export interface BoardPage {
	lines: Line[];
	/** Index of the first entry that is seen, and how many there are below the last. */
	from: number;
	more: number;
}

/** How many entries are seen at a time, and how many the cursor can be on. */
export function boardExtent(
	board: Board,
	look: BoardLook,
	sight: BoardSight,
): { page: number; length: number } {
	const page = entryRows(board, sight);
	return { page, length: stopsOf(entriesOf(board, look.unfolded, page)).length };
}

const entryRows = (board: Board, { cells, rows, now }: BoardSight): number =>
	Math.max(1, rows - headLines(board, cells, now).length - 2);

/** `before`: the first entry that was seen last, so that few lines move with the cursor. */
export function boardPage(board: Board, look: BoardLook, sight: BoardSight, before: number): BoardPage {
	const { cells, now, unfold } = sight;
	const page = entryRows(board, sight);
	const entries = entriesOf(board, look.unfolded, page);
	const stops = stopsOf(entries);
	const current: BoardEntry | undefined = stops[cursorStop(stops, look)];
	const cursor = current ? entries.indexOf(current) : 0;
	const { from, to } = windowOf(cursor, entries.length, page, firstSeen(entries, cursor, before));
	const layout = boardLayout(board, cells);
	const body = entries
		.slice(from, to)
		.map((entry) => entryLine(entry, { layout, underCursor: entry === current, unfold, now }));
	return {
		lines: [
			...headLines(board, cells, now),
			blank,
			stepHeadings(layout),
			...(body.length > 0 ? body : [[span(emptyText(board), 'muted')]]),
		],
		from,
		more: entries.length - to,
	};
}

/** The heading above the first row comes into sight with it. */
const firstSeen = (entries: readonly BoardEntry[], cursor: number, before: number): number =>
	entries[cursor - 1]?.entry === 'heading' ? Math.min(before, cursor - 1) : before;

const emptyText = ({ endedAt }: Board): string =>
	endedAt === undefined ? 'It has no targets yet.' : 'It never had any targets.';
