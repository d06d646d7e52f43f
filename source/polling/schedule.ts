import type { Problem } from '../aws/problem.ts';
import type { Rhythm } from '../resources/resource.ts';
import type { Attention } from './attention.ts';

/** What the next read depends on. */
export interface Pace {
	rhythm: Rhythm;
	attention: Attention;
	/** Is something in transition? */
	moving: boolean;
	/** Was it ever read well? Until then there is nothing to show, so a failure is tried again soon. */
	known: boolean;
	/** How many times the interval is doubled; see {@link backOff}. */
	doublings: number;
	/** Milliseconds that the last good read took. */
	took: number;
}

/** Doublings that are enough: 20 s become ten minutes. */
const mostDoublings = 5;
/** Nothing that fails is asked more rarely than this, so that it comes back by itself. Seconds. */
const slowest = 300;
/** Seconds, doubled by every failure, as long as nothing is known. */
const impatient = 2;
/**
 * The budget: reading takes at most a quarter of the time. 50,000 instances are fifty calls, which nobody may
 * make every four seconds from buckets that the whole account draws from.
 */
const restPerRead = 3;

/** Seconds between two reads; undefined: not at all. */
export function interval({ rhythm, attention, moving, known, doublings, took }: Pace): number | undefined {
	if (attention === 'none') return undefined;
	const paced = attention === 'counted' ? rhythm.background : moving ? rhythm.moving : rhythm.settled;
	const base = known || doublings === 0 ? paced : Math.min(paced, impatient);
	const wanted = Math.max(base, (restPerRead * took) / 1000);
	return doublings === 0 ? wanted : Math.min(Math.max(slowest, wanted), wanted * 2 ** doublings);
}

/** A throttle or another failure doubles the interval; a success halves it back. */
export function backOff(doublings: number, problem: Problem | undefined): number {
	if (problem?.kind === 'aborted') return doublings;
	return problem ? Math.min(mostDoublings, doublings + 1) : Math.max(0, doublings - 1);
}

/**
 * Milliseconds from the last read's end to the next one. Jitter (`random` in [0, 1)) spreads it by ±10 %, so
 * that many cockpits on one account do not ask in step.
 */
export const delayOf = (seconds: number, random: number): number => seconds * 1000 * (0.9 + 0.2 * random);

/** Milliseconds after which what was read counts as stale: three reads that should have come have not. */
export const staleAfter = (seconds: number): number => seconds * 3000 + 5000;
