/** Carries a plan out: check → apply → watch → done, each step in the journal before and after. */
import { problemFrom } from '../aws/problem.ts';
import { bake } from './bake/bake.ts';
import { due } from './bake/baking.ts';
import { claim } from './bake/claim.ts';
import { createFlight, type Flight, type FlightOptions, type Stop, stop } from './flight.ts';
import type { Operation } from './operation.ts';
import type { Plan } from './plan.ts';
import { preflight } from './preflight.ts';
import { resolved } from './references.ts';
import { sendStep, settleRecovered, settleStep, unrecorded, unwritten } from './send-step.ts';
import { isOpen, trueState } from './true-state.ts';
import { hearOut, watchAll } from './watch.ts';

/** Never rejects: what went wrong is in the operation that it resolves with. */
export function carryOut(
	options: FlightOptions & { plan: Plan; id: string; where: Operation['where']; undoes?: string },
): Promise<Operation> {
	const { plan, id, where, undoes, region, journal } = options;
	const flight = createFlight(options, {
		id,
		plan,
		where,
		startedAt: region.now(),
		phase: 'checking',
		steps: plan.steps.map(() => ({ state: 'waiting' })),
		narration: [],
		...(undoes ? { undoes } : {}),
		...(plan.bake?.seconds ? { baking: due(plan.bake) } : {}),
		...(journal.session.id ? { owner: journal.session.id } : {}),
	});
	return land(
		flight,
		async () =>
			(await begin(flight)) ??
			(await preflight(flight)) ??
			(await apply(flight)) ??
			(await watchDone(flight)) ??
			(await bake(flight, carryOut)),
	);
}

async function begin(flight: Flight): Promise<Stop | undefined> {
	const { id, startedAt, where, plan, undoes } = flight.operation();
	flight.change({});
	const blocked = plan.checks.find((check) => check.status === 'blocked');
	try {
		await flight.journal.write({ version: 1, id, at: startedAt, entry: 'began', where, plan, undoes });
	} catch (error) {
		return unwritten(error);
	}
	if (blocked)
		return stop('failed', 'conflict', `The plan is blocked: ${blocked.text}.`, 'Nothing was sent.');
	const claimed = await claim(flight);
	if (claimed) return claimed;
	await hearOut(flight);
	return undefined;
}

/** Sends the steps that were not done yet, in order. */
export async function apply(flight: Flight): Promise<Stop | undefined> {
	const { steps } = flight.operation().plan;
	for (const [index, step] of steps.entries()) {
		const before = flight.operation().steps[index];
		if (before?.state === 'done') continue;
		if (flight.signal.aborted)
			return stop(
				'interrupted',
				'aborted',
				`Given up: ${index} of ${steps.length} steps were sent.`,
				'Finish or undo it from the journal.',
			);
		const call = await resolved(step, flight.outputs());
		if (!call)
			return stop(
				'failed',
				'unknown',
				`“${step.title}” needs an answer of AWS that is not known.`,
				'Undo what was done, then plan it anew.',
			);
		const stopped = (await sendStep(flight, index, call)) ?? (await settleByReading(flight, index));
		if (stopped) return stopped;
		const unmet = step.until && (await watchAll(flight, [step.until]));
		if (unmet) return unmet;
	}
	return undefined;
}

/** Where AWS's answer is missing, the world may tell whether the step happened. */
async function settleByReading(flight: Flight, index: number): Promise<Stop | undefined> {
	const state = flight.operation().steps[index];
	if (state?.state !== 'unknown') return undefined;
	const { verdict, sentence, recovered } = await trueState(flight.operation(), flight.region, {
		signal: flight.signal,
	});
	if (recovered) return settleRecovered(flight, recovered);
	if (verdict === 'done') {
		await settleStep(flight, index, { state: 'done', at: flight.region.now(), output: {} });
		return undefined;
	}
	const isLast = index === flight.operation().steps.length - 1;
	if (verdict === 'under-way' && isLast) {
		flight.tell([sentence]);
		return undefined;
	}
	const problem = state.problem ?? problemFrom(new Error('no answer'));
	return { phase: 'interrupted', problem: { ...problem, hint: `${sentence} Look before doing it again.` } };
}

/** Watches until the plan's conditions hold; then every step has happened, answered or not. */
export async function watchDone(flight: Flight): Promise<Stop | undefined> {
	flight.change({ phase: 'watching' });
	const stopped = await watchAll(flight, flight.operation().plan.done);
	if (stopped) return stopped;
	for (const [index, step] of flight.operation().steps.entries())
		if (isOpen(step)) await settleStep(flight, index, { state: 'done', at: flight.region.now(), output: {} });
	return undefined;
}

/** Runs `way` to its end, whatever that is, and writes the end down, unless it is another session's by now. */
export async function land(flight: Flight, way: () => Promise<Stop | undefined>): Promise<Operation> {
	const stopped = await way().catch(
		(error: unknown): Stop => ({ phase: 'interrupted', problem: problemFrom(error) }),
	);
	if (stopped?.phase === 'handed-over') return flight.operation();
	const { id } = flight.operation();
	const { phase, problem } = stopped ?? { phase: 'done' as const, problem: undefined };
	const at = flight.region.now();
	try {
		await flight.journal.write({ version: 1, id, at, entry: 'ended', phase, problem });
	} catch (error) {
		flight.tell([unrecorded(error)]);
	}
	flight.change({ phase, endedAt: at, problem });
	return flight.operation();
}
