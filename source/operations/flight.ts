/** One plan in the air: its operation as it stands, and whom to tell. */
import type { Problem } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';
import type { Dns } from '../dns/dns.ts';
import type { Journal } from './journal/journal.ts';
import { withStep } from './journal/journal-replay.ts';
import { type Operation, type StepState, sentAt } from './operation.ts';
import type { Times } from './references.ts';

export interface FlightOptions {
	region: Region;
	/** The wall: waiting is done by it, also in a simulated region. */
	clock: Clock;
	journal: Journal;
	/** Gives up watching, and steps that were not sent yet. A call that was sent goes on. */
	signal: AbortSignal;
	/** Told the whole operation after every change; also the one that takes it back, if it comes to that. */
	report(operation: Operation): void;
	/** Asks for names that a plan moves. Without it nobody asks. */
	dns?: Dns;
}

/** Why the flight ends without having arrived. */
export type Stop = Failure | typeof handedOver;

interface Failure {
	phase: 'failed' | 'interrupted';
	problem: Problem;
}

/** Another session has it: its end is not ours to tell. */
export const handedOver = { phase: 'handed-over' } as const;

export interface Flight extends FlightOptions {
	operation(): Operation;
	change(change: Partial<Operation>): void;
	changeStep(step: number, state: StepState): void;
	/** Outputs of the steps that are done, by step. */
	outputs(): unknown[];
	/** Now, and when the steps were sent. */
	times(): Times;
	/** Adds lines to the narration; they are printable already. */
	tell(lines: readonly string[]): void;
	/** How often each line of AWS's narration was heard. */
	heard: Map<string, number>;
}

/** Lines of narration that are kept. */
const longestNarration = 500;

export function createFlight(options: FlightOptions, beginning: Operation): Flight {
	let operation = beginning;
	const change = (next: Partial<Operation>) => {
		operation = { ...operation, ...next };
		options.report(operation);
	};
	return {
		...options,
		heard: countsOf(beginning.narration),
		operation: () => operation,
		change,
		changeStep: (step, state) => change({ steps: withStep(operation, step, state).steps }),
		outputs: () => operation.steps.map((step) => (step.state === 'done' ? step.output : undefined)),
		times: () => ({ now: options.region.now(), sent: operation.steps.map(sentAt) }),
		tell(lines) {
			if (lines.length > 0)
				change({ narration: [...operation.narration, ...lines].slice(-longestNarration) });
		},
	};
}

/** How often each line was told: what was, is not told again. */
export function countsOf(lines: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
	return counts;
}

/** A stop in Airboss's own words. */
export const stop = (
	phase: Failure['phase'],
	kind: Problem['kind'],
	sentence: string,
	hint: string,
): Failure => ({
	phase,
	problem: { kind, sentence, hint, transient: false },
});
