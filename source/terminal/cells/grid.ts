import { type Cell, plain } from './style.ts';

/** One row of the screen. */
export interface Row {
	/** What it was painted as. */
	readonly source: string;
	/** What it says, without style and without blanks at its end. */
	readonly text: string;
	/** As many as the screen has columns. */
	readonly cells: readonly Cell[];
}

/** A whole screen. */
export interface Grid {
	readonly columns: number;
	readonly rows: readonly Row[];
}

export const blankRow = (columns: number): Row => ({
	source: '',
	text: '',
	cells: new Array<Cell>(columns).fill(plain.blank),
});

/** What an erased screen shows. */
export function blankGrid({ columns, rows }: Grid): Grid {
	const row = blankRow(columns);
	return { columns, rows: rows.map(() => row) };
}
