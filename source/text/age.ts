const steps: ReadonlyArray<[unit: string, milliseconds: number]> = [
	['d', 86_400_000],
	['h', 3_600_000],
	['m', 60_000],
	['s', 1000],
];

/** A length of time in milliseconds, in its largest unit: `4s`, `2m`, `3h`, `412d`. Never negative. */
export function age(milliseconds: number): string {
	for (const [unit, size] of steps)
		if (milliseconds >= size) return `${Math.floor(milliseconds / size)}${unit}`;
	return '0s';
}
