import { blankRow, type Grid, type Row } from './grid.ts';

/** The rows from `top` to `bottom`, that included, move up by `by` rows; down where it is negative. */
export interface Scroll {
	readonly top: number;
	readonly bottom: number;
	readonly by: number;
}

/** What the screen shows after it: rows that come in are blank. */
export function scrolled(grid: Grid, { top, bottom, by }: Scroll): Grid {
	const blank = blankRow(grid.columns);
	const rows = grid.rows.map((row, at) => {
		if (at < top || at > bottom) return row;
		const from = at + by;
		return from < top || from > bottom ? blank : (grid.rows[from] ?? blank);
	});
	return { columns: grid.columns, rows };
}

/** Deletes or inserts lines: inside a region every terminal can do that, the Linux console too. */
export function scrollSequence({ top, bottom, by }: Scroll, rows: number): string {
	const count = Math.abs(by) === 1 ? '' : Math.abs(by);
	const lines = `\x1b[${top > 0 ? top + 1 : ''}H\x1b[${count}${by > 0 ? 'M' : 'L'}`;
	return bottom === rows - 1 ? lines : `\x1b[${top > 0 ? top + 1 : ''};${bottom + 1}r${lines}\x1b[r`;
}

interface Block {
	/** Rows of the new screen, the last one included. */
	first: number;
	last: number;
	/** How much further down they were. */
	by: number;
}

/** Rows of other text among those that have moved: a mark that stays put stands in one and has left another. */
const strangers = 3;

/**
 * Blocks of rows that seem to have moved: the largest of rows that look the same, and the largest of rows that
 * say the same, whatever their style, since a highlight may stay where it is.
 */
export function movedBlocks(before: Grid, after: Grid): Scroll[] {
	const same = largest(
		blocks(before.rows, after.rows, ({ source }) => source),
		0,
	);
	const alike = largest(
		blocks(before.rows, after.rows, ({ text }) => text),
		strangers,
	);
	return [same, alike].flatMap((block, at, both) =>
		!block || (at === 1 && both[0]?.first === block.first && both[0].last === block.last)
			? []
			: scroll(block),
	);
}

function scroll({ first, last, by }: Block): Scroll {
	return { top: Math.min(first, first + by), bottom: Math.max(last, last + by), by };
}

/** Where a text stands that is there once; -1 for one that is there more than once. */
function places(rows: readonly Row[], key: (row: Row) => string): Map<string, number> {
	const found = new Map<string, number>();
	for (const [at, row] of rows.entries()) found.set(key(row), found.has(key(row)) ? -1 : at);
	return found;
}

/** From rows that are unique before and after, as far as their neighbours have moved with them. */
function blocks(before: readonly Row[], after: readonly Row[], key: (row: Row) => string): Block[] {
	const old = places(before, key);
	const now = places(after, key);
	const found: Block[] = [];
	for (let at = 0; at < after.length; at++) {
		const row = after[at];
		if (!row || row.text === '' || now.get(key(row)) !== at) continue;
		const from = old.get(key(row)) ?? -1;
		if (from < 0 || from === at) continue;
		const by = from - at;
		const moved = (place: number) => {
			const here = after[place];
			const there = before[place + by];
			return here !== undefined && there !== undefined && key(here) === key(there);
		};
		const floor = (found.at(-1)?.last ?? -1) + 1;
		let first = at;
		while (first > floor && moved(first - 1)) first--;
		while (moved(at + 1)) at++;
		found.push({ first, last: at, by });
	}
	return found;
}

/** The largest block when those that have moved alike, with few rows between them, count as one. */
function largest(found: readonly Block[], between: number): Block | undefined {
	let best: Block | undefined;
	const open: Block[] = [];
	for (const block of found) {
		const known = open.find(({ by, last }) => by === block.by && block.first - last - 1 <= between);
		const whole = known ?? { ...block };
		if (known) known.last = block.last;
		else open.push(whole);
		if (!best || whole.last - whole.first > best.last - best.first) best = whole;
	}
	return best;
}
