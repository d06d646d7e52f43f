import type { ToldTarget } from './target.ts';

/** What is known of one target of a deployment. */
export interface KnownTarget {
	/** TargetStatus; '' while it is not known, or not any more. */
	status: string;
	/** As it was read last; undefined until then. */
	told?: ToldTarget;
	/** When that was, in the region's milliseconds. */
	readAt: number;
	/** Nothing about it changes any more. */
	sealed: boolean;
}

/** By id, in the order in which they became known. */
export type KnownTargets = ReadonlyMap<string, KnownTarget>;

/** Calls that one read may still make: a screen must not keep the account's calls from everything else. */
export interface Budget {
	calls: number;
}
