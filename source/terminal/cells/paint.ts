import { type Brush, createBrush } from './brush.ts';
import type { Grid, Row } from './grid.ts';
import { type Cell, plain } from './style.ts';

const { blank } = plain;
/** Bytes that erasing to the end of a row takes; erasing inside a row and going on behind it, about. */
const toEnd = 3;
const inside = 9;

/**
 * What to send so that a screen that shows one grid shows the other: only what differs, from top to bottom.
 * Undefined when that takes more than `limit` bytes.
 */
export function paint(before: Grid, after: Grid, limit = Number.POSITIVE_INFINITY): string | undefined {
	const brush = createBrush(after.columns);
	for (const [at, row] of after.rows.entries()) {
		const old = before.rows[at];
		if (!old || old === row || old.source === row.source) continue;
		paintRow(brush, at, old, row, after.columns);
		if (brush.length() > limit) return undefined;
	}
	const output = brush.finish();
	return Buffer.byteLength(output) > limit ? undefined : output;
}

function paintRow(brush: Brush, at: number, { cells: old }: Row, { cells }: Row, columns: number): void {
	let last = columns - 1;
	while (last >= 0 && old[last] === cells[last]) last--;
	for (let column = 0, spoilt = 0; column <= last || column < spoilt; ) {
		const cell = cells[column];
		if (!cell || (cell === old[column] && column >= spoilt)) {
			column++;
			continue;
		}
		const position = { row: at, column };
		if (cell === blank) {
			const { end, changed } = blanksFrom(column, old, cells);
			const count = changed - column;
			if (count > (end === columns ? toEnd : inside)) {
				brush.erase(position, cells, end === columns ? undefined : count);
				column = changed;
				continue;
			}
		}
		brush.draw(position, cell, cells);
		// What some terminals draw wider than we think has overwritten its neighbours.
		if (!cell.certain) spoilt = Math.min(columns, column + cell.most);
		column += cell.width;
	}
}

/** Where the blanks that begin at a column end, and behind which of them nothing changes. */
function blanksFrom(column: number, old: readonly Cell[], cells: readonly Cell[]) {
	let end = column + 1;
	let changed = end;
	for (; cells[end] === blank; end++) if (old[end] !== blank) changed = end + 1;
	return { end, changed };
}
