import { type Problem, ProblemError, problemFrom } from '../../aws/problem.ts';

/** One of several reads: what it has told, or why it could not. `at` is the region's time in milliseconds. */
export type Part<T> = { at: number } & ({ value: T } | { problem: Problem });

/** What a part has told; undefined where it could not be read. */
export const toldBy = <T>(part: Part<T>): T | undefined => ('value' in part ? part.value : undefined);

/** Seconds after which what may succeed is tried again, where it would not be read sooner anyway. */
const soon = 15;

const goodFor = <T>(part: Part<T>, seconds: number): number =>
	'problem' in part && part.problem.transient ? Math.min(seconds, soon) : seconds;

/**
 * Reads a part, or keeps what it has told less than `seconds` ago: also that it failed, so that what is denied
 * is not asked for every few seconds. Only an abort is thrown.
 */
export async function readPart<T>(
	last: Part<T> | undefined,
	{ now, seconds }: { now: number; seconds: number },
	read: () => Promise<T>,
): Promise<Part<T>> {
	if (last && now - last.at < goodFor(last, seconds) * 1000) return last;
	try {
		return { at: now, value: await read() };
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw new ProblemError(problem);
		return { at: now, problem };
	}
}
