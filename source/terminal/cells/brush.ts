import { cursorMove, cursorTo, type Position } from './cursor-move.ts';
import { type Cell, plain, type Style, sgr } from './style.ts';

/** Cells up to which it may be shorter to write what is there already than to jump over it. */
const leap = 8;

/** At the edge, a terminal that draws it wider would go on in the next row, and behind the last one scroll. */
const unwrapped = (glyph: string) => `\x1b[?7l${glyph}\x1b[?7h`;

/** Collects what is sent. It begins in the terminal's own style, the cursor anywhere. */
export interface Brush {
	/** Writes a cell whose glyph begins there; `row` is what will be there, for what lies on the way. */
	draw(at: Position, cell: Cell, row: readonly Cell[]): void;
	/** Makes `count` cells blank, or all to the end of the row: in the terminal's own style. */
	erase(at: Position, row: readonly Cell[], count?: number): void;
	/** Bytes so far, or fewer. */
	length(): number;
	/** All of it, the terminal's own style on again. */
	finish(): string;
}

export function createBrush(columns: number): Brush {
	let output = '';
	let style: Style = plain;
	let cursor: Position | undefined;

	function dip(next: Style): void {
		output += sgr(style, next);
		style = next;
	}

	/** Bytes of writing what lies between the cursor and a cell, and the style of the cell. */
	function crossing(from: number, to: number, row: readonly Cell[], next: Style): number {
		let bytes = 0;
		let pen = style;
		for (let column = from; column < to; column++) {
			const cell = row[column];
			if (!cell?.certain) return Number.POSITIVE_INFINITY;
			bytes += sgr(pen, cell.style).length + cell.bytes;
			pen = cell.style;
		}
		return bytes + sgr(pen, next).length;
	}

	function reach(at: Position, next: Style, row: readonly Cell[]): void {
		const gap = cursor?.row === at.row ? at.column - cursor.column : -1;
		if (cursor && gap === 0) return;
		const move = cursorMove(cursor, at, columns);
		if (cursor && gap > 0 && gap <= leap) {
			const from = cursor.column;
			if (crossing(from, at.column, row, next) <= move.length + sgr(style, next).length) {
				for (const cell of row.slice(from, at.column)) {
					dip(cell.style);
					output += cell.glyph;
				}
				return;
			}
		}
		output += move;
	}

	return {
		draw(at, cell, row) {
			reach(at, cell.style, row);
			dip(cell.style);
			if (cell.certain) {
				output += cell.glyph;
				cursor = { row: at.row, column: at.column + cell.width };
			} else {
				// A terminal that draws it narrower than we think leaves no remains beside it, and wherever it
				// leaves the cursor is not relied on.
				output += ' '.repeat(cell.width) + cursorTo(at);
				output += at.column + cell.most > columns ? unwrapped(cell.glyph) : cell.glyph;
				cursor = undefined;
			}
		},
		erase(at, row, count) {
			reach(at, plain, row);
			dip(plain);
			output += count === undefined ? '\x1b[K' : `\x1b[${count}X`;
			cursor = at;
		},
		length: () => output.length,
		finish() {
			dip(plain);
			return output;
		},
	};
}
