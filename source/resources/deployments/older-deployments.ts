import type { CallOptions, Region } from '../../aws/region.ts';

/** How far the list of what lies further back has come. */
export interface Past {
	/** Everything created since is listed, in the region's milliseconds. */
	since: number;
	/** Ids that were listed and are yet to be read. */
	ids: string[];
}

const week = 7 * 86_400_000;
/** Milliseconds back at which a person has stopped looking. */
const farthest = 52 * week;

/**
 * At most `count` ids of deployments that are not known yet, further back with every call. A week is listed
 * at a time, and one a call, since CodeDeploy grants a call a second and promises no order.
 */
export async function olderIds(
	region: Region,
	past: Past,
	isKnown: (id: string) => boolean,
	count: number,
	options: CallOptions,
): Promise<string[]> {
	past.ids = past.ids.filter((id) => !isKnown(id));
	if (past.ids.length === 0 && past.since > region.now() - farthest) {
		const createTimeRange = { start: new Date(past.since - week), end: new Date(past.since) };
		const pages = region.pages('codedeploy', 'ListDeployments', { createTimeRange }, options);
		const listed: string[] = [];
		for await (const { deployments = [] } of pages) listed.push(...deployments);
		past.ids = listed.filter((id) => !isKnown(id));
		past.since -= week;
	}
	return past.ids.slice(0, count);
}
