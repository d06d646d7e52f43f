/** Ids that one EC2 call takes. */
export const mostIds = 1000;

export const batches = <T>(all: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
		all.slice(index * size, (index + 1) * size),
	);
