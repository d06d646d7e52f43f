/** Sending one step: the journal first, then AWS, then the journal. A write is never repeated blindly. */
import { member, textMember } from '../aws/member.ts';
import type { Call } from '../aws/operations.ts';
import { readable } from '../aws/readable.ts';
import { type Flight, type Stop, stop } from './flight.ts';
import { type Answer, insist } from './insist.ts';
import { neededOf } from './needed.ts';
import type { StepState } from './operation.ts';
import type { Recovered } from './recover.ts';
import { isRepeatable } from './repeatable.ts';
import { isOpen } from './true-state.ts';
import { upload } from './upload/upload.ts';

/** Leaves the step `done`, `failed`, `unknown`, or `waiting` when it was given up before it happened. */
export async function sendStep(flight: Flight, step: number, call: Call): Promise<Stop | undefined> {
	const { id, plan, steps } = flight.operation();
	const { title, body } = plan.steps[step] ?? { title: '' };
	const before = steps[step];
	const again = before !== undefined && isOpen(before);
	const sentAt = flight.region.now();
	try {
		await flight.journal.write({ version: 1, id, at: sentAt, entry: 'sending', step });
	} catch (error) {
		return unwritten(error);
	}
	flight.change({ phase: 'applying' });
	flight.changeStep(step, { state: 'sending', at: sentAt });
	const answer = body
		? await upload(flight, { title, call, file: body, again })
		: // Without the signal: a write that was sent is not given up half-way.
			await insist(flight, () => flight.region.send(call), isRepeatable(call));
	await settleStep(
		flight,
		step,
		stateOf(answer, flight.region.now(), (output) => neededOf(plan, step, output)),
	);
	if (answer.outcome === 'failed') return { phase: 'failed', problem: answer.problem };
	if (answer.outcome === 'not-sent') return { phase: 'interrupted', problem: answer.problem };
	return undefined;
}

/** What became of a step, in the journal and in the operation. */
export async function settleStep(flight: Flight, step: number, state: StepState): Promise<void> {
	const { id } = flight.operation();
	try {
		await flight.journal.write({ version: 1, id, at: flight.region.now(), entry: 'answered', step, state });
	} catch (error) {
		// AWS has answered: that stands, whatever becomes of the record.
		flight.tell([unrecorded(error)]);
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

function stateOf(answer: Answer, at: number, needed: (output: unknown) => unknown): StepState {
	switch (answer.outcome) {
		case 'done': {
			const requestId = textMember(member(answer.output, '$metadata'), 'requestId');
			return { state: 'done', at, output: needed(answer.output), ...(requestId ? { requestId } : {}) };
		}
		case 'not-sent':
			return { state: 'waiting' };
		default:
			return { state: answer.outcome, at, problem: answer.problem };
	}
}

const why = (error: unknown) => readable(error instanceof Error ? error.message : String(error));

/** Something has happened that the journal will not tell. */
export const unrecorded = (error: unknown): string => `The journal could not be written: ${why(error)}.`;

export function unwritten(error: unknown): ReturnType<typeof stop> {
	return stop(
		'failed',
		'unknown',
		`The journal cannot be written, so nothing more was sent: ${why(error)}.`,
		'Check that its disk has room and that its folder is yours, then plan it anew.',
	);
}
