/** Conditions and guards on the states of instances. */
import { literal } from '../../operations/find.ts';
import type { Condition, Guard } from '../../operations/plan.ts';
import { batches, mostIds } from '../batches.ts';

const statesPath = 'Reservations[].Instances[].State.Name';

const describe = (InstanceIds: string[]) => ({
	call: { service: 'ec2', operation: 'DescribeInstances', input: { InstanceIds } } as const,
});

/** Every one of them is in `state`. */
export const allAre = (
	ids: readonly string[],
	state: string,
	options: { title: string; failing: Record<string, string>; within: number },
): Condition[] =>
	batches(ids, mostIds).map((batch) => ({
		...describe(batch),
		title: options.title,
		acceptors: [
			{ matcher: 'pathAll', path: statesPath, expected: state, outcome: 'success' },
			...Object.entries(options.failing).map(
				([expected, reason]) =>
					({ matcher: 'pathAny', path: statesPath, expected, outcome: 'failure', reason }) as const,
			),
		],
		progress: `join(', ', ${statesPath})`,
		every: 3,
		within: options.within,
	}));

/** Every one of them is in one of `states`, right before the first step. */
export const stillIn = (ids: readonly string[], states: readonly string[], otherwise: string): Guard[] =>
	batches(ids, mostIds).map((batch) => ({
		...describe(batch),
		path: `length(Reservations[].Instances[?contains(${literal(states)}, State.Name)][])`,
		expected: batch.length,
		otherwise,
	}));
