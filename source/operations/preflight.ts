/** Right before the first step: is the world still as planned, and would AWS allow it? */
import { problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import { equal } from './condition.ts';
import { find } from './find.ts';
import { type Flight, type Stop, stop } from './flight.ts';
import { outcomeOf } from './outcome.ts';
import type { Guard, Step } from './plan.ts';
import { resolved } from './references.ts';
import { whyBroken } from './why-broken.ts';

/** `gone`: what it asks about is not there. `open`: it needs an output that is not known. */
export type GuardState = 'holds' | 'broken' | 'gone' | 'open';

type Asked = Pick<Region, 'send' | 'now'>;

/** Throws ProblemError when it cannot be read. */
export async function guardState(
	guard: Guard,
	outputs: readonly unknown[],
	region: Asked,
	signal?: AbortSignal,
): Promise<GuardState> {
	const call = await resolved(guard, outputs, { now: region.now() });
	if (!call) return 'open';
	const found = await find(guard.path, await region.send(call, { signal }));
	if (equal(found, guard.expected)) return 'holds';
	return found === null || (Array.isArray(found) && found.length === 0) ? 'gone' : 'broken';
}

export async function preflight(flight: Flight): Promise<Stop | undefined> {
	const { plan } = flight.operation();
	const { region, signal } = flight;
	try {
		const read = remembering(region);
		for (const guard of plan.guards) {
			const state = await guardState(guard, [], read, signal);
			if (state !== 'holds')
				return stop(
					'failed',
					'conflict',
					await whyBroken(guard, read, signal),
					'Nothing was sent: plan it anew.',
				);
		}
		for (const step of plan.steps) {
			const refused = step.dryRun ? await dryRun(step, flight) : undefined;
			if (refused) return refused;
		}
		return undefined;
	} catch (error) {
		const problem = problemFrom(error);
		return { phase: 'failed', problem: { ...problem, hint: `Nothing was sent. ${problem.hint}` } };
	}
}

/** Guards that ask the same are answered by one call: some services stand one a second. */
function remembering({ send, now }: Region): Asked {
	const answers = new Map<string, Promise<unknown>>();
	return {
		now,
		send(call, options) {
			const key = JSON.stringify(call);
			const answer = answers.get(key) ?? send(call, options);
			answers.set(key, answer);
			return answer;
		},
	};
}

/** Seconds before a dry run without an answer is made again: it changes nothing. */
const patience = [1, 2, 4, 8];

async function dryRun(step: Step, { region, signal, clock }: Flight): Promise<Stop | undefined> {
	// What waits for an earlier step's output cannot be tried yet.
	if (step.references?.length) return undefined;
	const call = structuredClone(step.call);
	Reflect.set(call.input, 'DryRun', true);
	const waits = [...patience];
	for (;;) {
		try {
			await region.send(call, { signal });
			break;
		} catch (error) {
			// AWS answers a dry run with an error either way; this code means that it would be allowed.
			if (problemFrom(error).code === 'DryRunOperation') return undefined;
			const seconds = outcomeOf(error) === 'rejected' || signal.aborted ? undefined : waits.shift();
			if (seconds === undefined) throw error;
			await clock.sleep(seconds * 1000, signal);
		}
	}
	return stop(
		'failed',
		'unsupported',
		`The endpoint took the dry run of ${call.service}:${call.operation} for the real thing.`,
		'It may have been carried out: look before doing anything else.',
	);
}
