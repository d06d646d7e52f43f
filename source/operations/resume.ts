/** Going on with an operation that was left: by a crash, a dropped line, or because watching was given up. */
import { bake, unwatched } from './bake/bake.ts';
import { takeOver } from './bake/claim.ts';
import { apply, carryOut, land, watchDone } from './engine.ts';
import { createFlight, type Flight, type FlightOptions, type Stop, stop } from './flight.ts';
import type { Operation } from './operation.ts';
import type { Step } from './plan.ts';
import { preflight } from './preflight.ts';
import { isRepeatable } from './repeatable.ts';
import { settleRecovered, settleStep } from './send-step.ts';
import { isOpen, trueState } from './true-state.ts';

/** AWS remembers an idempotency token for at least 24 hours; an hour is for clocks that differ. */
const tokenLife = 23 * 3_600_000;

/**
 * Goes on watching. With `finish` it also sends the steps that were never sent, and sends again a step with an
 * unknown outcome where its idempotency token, or a file that is its body, makes that harmless; nothing else is
 * ever sent twice. Never rejects.
 */
export function watchOn(
	options: FlightOptions & { operation: Operation; finish?: boolean },
): Promise<Operation> {
	const { operation, finish = false } = options;
	const flight = createFlight(options, {
		...operation,
		phase: operation.baking?.from === undefined ? 'watching' : 'baking',
		problem: undefined,
		endedAt: undefined,
		watching: undefined,
	});
	flight.change({});
	unwatched(flight);
	return land(
		flight,
		async () =>
			(await takeOver(flight)) ??
			(await settleOpenSteps(flight, operation, finish)) ??
			(await sendTheRest(flight, finish)) ??
			(await verified(flight)) ??
			(await bake(flight, carryOut)),
	);
}

/** What an operation that was found in the journal can be offered besides watching on and undoing. */
export function canFinish(operation: Operation, now: number): boolean {
	if (operation.steps.some(({ state }) => state === 'failed')) return false;
	const open = operation.plan.steps.filter((_step, index) => {
		const state = operation.steps[index];
		return state !== undefined && isOpen(state);
	});
	const rest = operation.steps.some(({ state }) => state === 'waiting');
	const young = now - operation.startedAt < tokenLife;
	// Sending a file again puts the same bytes in the same place, however late.
	const harmless = ({ call, body }: Step) => body !== undefined || (young && isRepeatable(call));
	return open.every(harmless) && (open.length > 0 || rest);
}

/** What bakes was verified before, and its lights come first. */
const verified = async (flight: Flight): Promise<Stop | undefined> =>
	flight.operation().baking?.from === undefined ? watchDone(flight) : undefined;

async function settleOpenSteps(
	flight: Flight,
	operation: Operation,
	finish: boolean,
): Promise<Stop | undefined> {
	if (!operation.steps.some(isOpen)) return undefined;
	const { verdict, sentence, recovered } = await trueState(operation, flight.region, {
		signal: flight.signal,
	});
	if (recovered) return settleRecovered(flight, recovered);
	flight.tell([sentence]);
	if (verdict === 'done') {
		for (const [index, step] of operation.steps.entries())
			if (isOpen(step))
				await settleStep(flight, index, { state: 'done', at: flight.region.now(), output: {} });
		return undefined;
	}
	const rest = operation.steps.some(({ state }) => state === 'waiting');
	if (verdict === 'under-way' && !rest) return undefined;
	if (finish && canFinish(operation, flight.region.now())) return undefined;
	return stop(
		'interrupted',
		'unknown',
		sentence,
		'Look before doing it again; then plan it anew, or undo it.',
	);
}

async function sendTheRest(flight: Flight, finish: boolean): Promise<Stop | undefined> {
	const { steps } = flight.operation();
	const rest = steps.filter(({ state }) => state === 'waiting').length;
	if (finish && (rest > 0 || steps.some(isOpen))) {
		const untouched = rest === steps.length;
		return (untouched ? await preflight(flight) : undefined) ?? (await apply(flight));
	}
	if (rest === 0) return undefined;
	return stop(
		'interrupted',
		'unknown',
		`${rest} of ${steps.length} steps were never sent.`,
		'Undo what was done, or plan it anew.',
	);
}
