/** The table as a person reads it, and as a program does. */
import { type Figure, goalText, type Part, type Row, rowNames, rows, valueText, verdict } from './goals.ts';
import type { Results } from './results.ts';

export interface Reported extends Row, Figure {
	row: string;
	verdict: ReturnType<typeof verdict>;
	/** How many times as much plain Ink needs. */
	plainRatio?: number;
}

/** What a part leaves when it broke off: its rows stay in the table. */
export const unmeasured = (part: Part): Results =>
	Object.fromEntries(
		rowNames
			.filter((name) => rows[name].part === part)
			.map((name) => [name, { value: Number.NaN, note: 'broke off' }]),
	);

/** In the order of the table. */
export function reported(results: Results): Reported[] {
	return rowNames.flatMap((name) => {
		const figure = results[name];
		if (!figure) return [];
		const row = rows[name];
		const ratio = figure.plain ? { plainRatio: figure.plain / figure.value } : {};
		return [{ row: name, ...row, ...figure, verdict: verdict(row, figure), ...ratio }];
	});
}

export function tableText(all: readonly Reported[]): string {
	const lines = all.map((row) => [
		row.label,
		valueText(row.value, row.unit),
		goalText(row),
		row.verdict,
		row.plain === undefined ? '' : valueText(row.plain, row.unit),
		row.plainRatio === undefined ? '' : `${row.plainRatio.toFixed(1)} ×`,
		row.note ?? '',
	]);
	const table = [['', 'figure', 'goal', '', 'plain Ink', 'as much', ''], ...lines];
	const widths = table[0]?.map((_, column) =>
		Math.max(...table.map((cells) => [...(cells[column] ?? '')].length)),
	);
	return table
		.map((cells) =>
			cells
				.map((cell, column) => {
					const width = widths?.[column] ?? 0;
					return [1, 2, 4, 5].includes(column) ? cell.padStart(width) : cell.padEnd(width);
				})
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
