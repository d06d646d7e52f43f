/**
 * Rows that Ink lays out without reading them. Ink takes every row of every frame apart, cell by cell; rows
 * that are painted and exactly fitted already need none of that. So Ink is handed a short reference for each
 * block of rows, lays those out, and the rows take their places in the frame that it writes.
 */
export interface RowReferences {
	/** A reference that nothing has yet. */
	next(): string;
	/** What a reference stands for: a block of rows, one below the other. Until it is dropped. */
	keep(reference: string, rows: readonly string[]): void;
	drop(reference: string): void;
	/**
	 * The lines of a frame with rows in the place of references: the first at the reference itself, the others
	 * at the empty lines below it. Other lines as they are.
	 */
	expand(lines: readonly string[]): readonly string[];
}

/** Private use: text from AWS cannot hold it, since `printable` shows it as a number. */
const mark = '\ue000';

export function createRowReferences(): RowReferences {
	const blocks = new Map<string, readonly string[]>();
	let given = 0;
	return {
		next: () => mark + (++given).toString(36),
		keep: (reference, rows) => void blocks.set(reference, rows),
		drop: (reference) => void blocks.delete(reference),
		expand(lines) {
			let block: readonly string[] = [];
			let row = 0;
			return lines.map((line) => {
				if (line.startsWith(mark)) {
					block = blocks.get(line) ?? [];
					row = 0;
				} else if (line !== '') return line;
				return block[row++] ?? '';
			});
		},
	};
}
