/** As many values as there are cells, each the greatest of its stretch: a short peak stays to be seen. */
export function resample(values: readonly number[], cells: number): readonly number[] {
	if (values.length <= cells) return values;
	return Array.from({ length: cells }, (_, cell) =>
		Math.max(
			...values.slice(
				Math.floor((cell * values.length) / cells),
				Math.floor(((cell + 1) * values.length) / cells),
			),
		),
	);
}
