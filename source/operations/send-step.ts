/** Sending one step: the journal first, then AWS, then the journal. A write is never repeated blindly. */
import { member, textMember } from '../aws/member.ts';
import type { Call } from '../aws/operations.ts';
import { problemFrom } from '../aws/problem.ts';
import { type Flight, type Stop, stop } from './flight.ts';
import { neededOf } from './needed.ts';
import type { StepState } from './operation.ts';
import { outcomeOf } from './outcome.ts';
import type { Recovered } from './recover.ts';
import { isRepeatable } from './repeatable.ts';

/** Seconds before a call that AWS throttled (it did not happen) is made again. */
const afterThrottle = [1, 2, 4, 8];
/** Seconds before a call with an unknown outcome is made again, with the same idempotency token. */
const afterSilence = [1, 2, 4];

/** Leaves the step `done`, `failed`, `unknown`, or `waiting` when it was given up before it happened. */
export async function sendStep(flight: Flight, step: number, call: Call): Promise<Stop | undefined> {
	const { id, plan } = flight.operation();
	const sentAt = flight.region.now();
	try {
		await flight.journal.write({ version: 1, id, at: sentAt, entry: 'sending', step });
	} catch (error) {
		return unwritten(error);
	}
	flight.change({ phase: 'applying' });
	flight.changeStep(step, { state: 'sending', at: sentAt });
	const state = await answer(flight, call, (output) => neededOf(plan, step, output));
	await settleStep(flight, step, state);
	if (state.state === 'failed') return { phase: 'failed', problem: state.problem };
	return undefined;
}

/** What became of a step, in the journal and in the operation. */
export async function settleStep(flight: Flight, step: number, state: StepState): Promise<void> {
	const { id } = flight.operation();
	try {
		await flight.journal.write({ version: 1, id, at: flight.region.now(), entry: 'answered', step, state });
	} catch (error) {
		// AWS has answered: that stands, whatever becomes of the record.
		flight.tell([`The journal could not be written: ${problemFrom(error).sentence}`]);
	}
	flight.changeStep(step, state);
}

/** A step whose answer was read from the world instead. */
export async function settleRecovered(flight: Flight, { step, output }: Recovered): Promise<undefined> {
	const { plan } = flight.operation();
	flight.tell([`AWS has not answered, but “${plan.steps[step]?.title}” happened.`]);
	await settleStep(flight, step, {
		state: 'done',
		at: flight.region.now(),
		output: neededOf(plan, step, output),
	});
}

async function answer(
	{ region, clock, signal }: Flight,
	call: Call,
	needed: (output: unknown) => unknown,
): Promise<StepState> {
	const throttle = [...afterThrottle];
	const silence = isRepeatable(call) ? [...afterSilence] : [];
	// Once an attempt's outcome is unknown, a later rejection does not say that nothing happened.
	let doubt = false;
	for (;;) {
		try {
			// Without the signal: a write that was sent is not given up half-way.
			const output = await region.send(call);
			const requestId = textMember(member(output, '$metadata'), 'requestId');
			return { state: 'done', at: region.now(), output: needed(output), ...(requestId ? { requestId } : {}) };
		} catch (error) {
			const problem = problemFrom(error);
			const outcome = outcomeOf(error);
			doubt ||= outcome === 'unknown';
			const seconds = (outcome === 'throttled' ? throttle : outcome === 'unknown' ? silence : []).shift();
			const state = doubt ? 'unknown' : 'failed';
			if (seconds === undefined || problem.kind === 'aborted' || signal.aborted)
				return { state, at: region.now(), problem };
			await clock.sleep(seconds * 1000, signal);
			if (signal.aborted) return { state, at: region.now(), problem };
		}
	}
}

export function unwritten(error: unknown): Stop {
	const why = problemFrom(error).sentence;
	return stop(
		'failed',
		'unknown',
		`The journal cannot be written, so nothing more was sent. ${why}`,
		'Check that its disk has room and that its folder is yours, then plan it anew.',
	);
}
