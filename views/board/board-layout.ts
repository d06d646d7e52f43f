/** How wide everything on a board is: as much as fits, the least important given up first. */
import type { Board, BoardRow } from '../../source/resources/board.ts';
import { memoizeLast } from '../../source/store/memoize-last.ts';
import { width } from '../../source/text/width.ts';

export interface BoardLayout {
	/** Cells of the name. */
	name: number;
	steps: ReadonlyArray<{ heading: string; width: number }>;
	/** Is the time of each step shown, or of the one going alone? */
	times: boolean;
	/** Cells of the versions; 0: they are left out. */
	version: number;
	/** Cells of the time of all steps together; 0: it is left out. */
	took: number;
	/** Cells for the remark; 0: it is left out. */
	remark: number;
}

/** Cells before the name: cursor, glyph of the row, spaces. */
export const margin = 4;
/** Cells between two steps, and around them. */
export const gap = 1;
/** A remark in less room says nothing. */
const leastRemark = 24;
/** As wide as its heading. */
const leastVersion = 4;
/** `✓ 1m12s` */
const timeCells = 7;

interface Level {
	name: number;
	version: number;
	times: boolean;
	heading: 'short' | 'shortest';
}

/** From the roomiest on: the times go first, then the headings are cut, then the versions go. */
const levels: readonly Level[] = [
	{ name: 32, version: 24, times: true, heading: 'short' },
	{ name: 24, version: 20, times: false, heading: 'short' },
	{ name: 12, version: 16, times: false, heading: 'short' },
	{ name: 14, version: 14, times: false, heading: 'shortest' },
	{ name: 9, version: 9, times: false, heading: 'shortest' },
	{ name: 12, version: 0, times: false, heading: 'shortest' },
	{ name: 6, version: 0, times: false, heading: 'shortest' },
];

export const boardLayout = memoizeLast((board: Board, cells: number): BoardLayout => {
	const rows = board.sections.flatMap((section) => section.rows);
	const widest = (text: (row: BoardRow) => string) => Math.max(0, ...rows.map((row) => width(text(row))));
	const needed = { name: widest(({ name }) => name), version: widest(({ version }) => version) };
	const layouts = levels.map((level) => layoutAt(level, board, needed));
	const fitting = layouts.find((layout) => cellsOf(layout) <= cells) ?? layouts.at(-1) ?? emptyLayout;
	const spare = cells - cellsOf(fitting) - 2;
	return { ...fitting, remark: spare >= leastRemark ? spare : 0 };
}, 2);

const emptyLayout: BoardLayout = { name: 1, steps: [], times: false, version: 0, took: 0, remark: 0 };

function layoutAt(level: Level, { columns }: Board, needed: { name: number; version: number }): BoardLayout {
	const least = level.times ? timeCells : 3;
	return {
		name: Math.min(level.name, needed.name),
		steps: columns.map((column) => {
			const heading = column[level.heading];
			return { heading, width: Math.max(least, width(heading)) };
		}),
		times: level.times,
		version: Math.min(level.version, needed.version > 0 ? Math.max(needed.version, leastVersion) : 0),
		took: level.times ? timeCells : 0,
		remark: 0,
	};
}

const spaced = (cells: number) => (cells > 0 ? gap + cells : 0);

const cellsOf = ({ name, steps, version, took }: BoardLayout): number =>
	margin + name + steps.reduce((sum, step) => sum + spaced(step.width), 0) + spaced(took) + spaced(version);
