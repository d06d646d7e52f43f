import { fit } from '../../text/fit.ts';
import { width } from '../../text/width.ts';

/** Rows of cells as text, each column as wide as its widest cell; those of `right` stand to the right. */
export function aligned(
	rows: ReadonlyArray<readonly string[]>,
	right: ReadonlySet<number>,
	gap = 2,
): string[] {
	const columns = Math.max(0, ...rows.map(({ length }) => length));
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...rows.map((row) => width(row[column] ?? ''))),
	);
	return rows.map((row) =>
		widths
			.map((cells, column) => fit(row[column] ?? '', cells, right.has(column) ? 'right' : 'left'))
			.join(' '.repeat(gap))
			.trimEnd(),
	);
}
