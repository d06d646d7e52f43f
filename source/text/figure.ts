/** A measured value with its unit: `0.4 %`, `38 /s`, `1250 ms`; `–` when it is not known. */
export function figure(value: number | undefined, unit: string): string {
	if (value === undefined) return '–';
	return `${value.toFixed(value < 100 ? 1 : 0).replace(/\.0$/, '')} ${unit}`;
}
