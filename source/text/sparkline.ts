const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The last `cells` values as bars between the least and the greatest of them; no value is a space. */
export function sparkline(values: readonly (number | undefined)[], cells: number): string {
	const shown = cells > 0 ? values.slice(-cells) : [];
	const numbers = shown.filter((value) => value !== undefined).filter(Number.isFinite);
	const low = Math.min(...numbers);
	const range = Math.max(...numbers) - low;
	const bar = (value: number | undefined) =>
		value === undefined || !Number.isFinite(value)
			? ' '
			: (bars[range > 0 ? Math.round(((value - low) / range) * (bars.length - 1)) : 0] ?? ' ');
	return shown.map(bar).join('').padStart(cells);
}
