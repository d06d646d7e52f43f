/** BatchGetApplications takes this many names. */
export const mostApplications = 100;
/** BatchGetDeployments, BatchGetDeploymentTargets and BatchGetApplicationRevisions take this many; groups likewise. */
export const mostInBatch = 25;

export const batches = <T>(all: readonly T[], size: number = mostInBatch): T[][] =>
	Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
		all.slice(index * size, (index + 1) * size),
	);
