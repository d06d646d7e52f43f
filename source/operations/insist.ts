/** Calling AWS until it answers, as far as that is harmless. */
import { type Problem, problemFrom } from '../aws/problem.ts';
import type { Flight } from './flight.ts';
import { outcomeOf } from './outcome.ts';

/** What came of a write. */
export type Answer<Output = unknown> = { outcome: 'done'; output: Output } | NoAnswer;

export type NoAnswer =
	/** Refused: nothing happened. */
	| { outcome: 'failed'; problem: Problem }
	/** It may have happened. */
	| { outcome: 'unknown'; problem: Problem }
	/** Given up, or cut off, before it happened: it can be sent later. */
	| { outcome: 'not-sent'; problem: Problem };

/** Seconds before a call that AWS throttled (it did not happen) is made again. */
const afterThrottle = [1, 2, 4, 8];
/** Seconds before a call with an unknown outcome is made again. */
const afterSilence = [1, 2, 4];

/** @param repeatable is it harmless to make the call again when nobody knows whether it happened? */
export async function insist<Output>(
	{ clock, signal }: Pick<Flight, 'clock' | 'signal'>,
	send: () => Promise<Output>,
	repeatable: boolean,
): Promise<Answer<Output>> {
	const throttle = [...afterThrottle];
	const silence = repeatable ? [...afterSilence] : [];
	// Once an attempt's outcome is unknown, a later rejection does not say that nothing happened.
	let doubt = false;
	for (;;) {
		try {
			return { outcome: 'done', output: await send() };
		} catch (error) {
			const problem = problemFrom(error);
			const outcome = outcomeOf(error);
			doubt ||= outcome === 'unknown';
			const seconds = (outcome === 'throttled' ? throttle : outcome === 'unknown' ? silence : []).shift();
			const answer: NoAnswer = { outcome: doubt ? 'unknown' : 'failed', problem };
			if (seconds === undefined || problem.kind === 'aborted' || signal.aborted) return answer;
			await clock.sleep(seconds * 1000, signal);
			if (signal.aborted) return answer;
		}
	}
}
