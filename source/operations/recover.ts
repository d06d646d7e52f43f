/** A step whose answer is missing: did it happen, and what did AWS answer? Read from the world, never sent again. */
import type { CallOptions, Region } from '../aws/region.ts';
import { find } from './find.ts';
import { withStep } from './journal/journal-replay.ts';
import type { Operation } from './operation.ts';
import { resolved } from './references.ts';

/** What the step would have answered. */
export interface Recovered {
	step: number;
	output: unknown;
}

/**
 * `happened` without an output: it did not. Undefined: nothing tells, or it needs an answer that is not known.
 * Throws ProblemError when it cannot be read.
 */
export async function recover(
	{ plan, steps }: Operation,
	step: number,
	region: Region,
	options: CallOptions,
): Promise<{ recovered?: Recovered } | undefined> {
	const read = plan.steps[step]?.recover;
	const outputs = steps.map((state) => (state.state === 'done' ? state.output : undefined));
	const call = read && (await resolved(read, outputs));
	if (!call) return undefined;
	const output = await find(read.path, await region.send(call, options));
	return output === null ? {} : { recovered: { step, output } };
}

/** As it stands with the answer that was read. */
export const withRecovered = (operation: Operation, { step, output }: Recovered, at: number): Operation =>
	withStep(operation, step, { state: 'done', at, output });
