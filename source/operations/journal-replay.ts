import type { Entry } from './journal-entry.ts';
import type { Operation, StepState } from './operation.ts';

/** The operations that the entries tell of, newest first. */
export function replay(entries: readonly Entry[]): Operation[] {
	const operations = new Map<string, Operation>();
	for (const entry of entries) {
		const known = operations.get(entry.id);
		if (entry.entry === 'began') operations.set(entry.id, beginningOf(entry));
		else if (known) operations.set(entry.id, after(known, entry));
	}
	// A Map keeps the order in which they began; ids of one moment stay in that order too.
	const inOrder = [...operations.values()];
	const undone = new Map(
		inOrder.flatMap(({ id, undoes, phase }) => (undoes && phase === 'done' ? [[undoes, id]] : [])),
	);
	return inOrder
		.map((operation) => {
			const undoneBy = undone.get(operation.id);
			return undoneBy ? { ...operation, undoneBy } : operation;
		})
		.reverse();
}

const beginningOf = ({ id, at, where, plan, undoes }: Extract<Entry, { entry: 'began' }>): Operation => ({
	id,
	plan,
	where,
	startedAt: at,
	phase: 'interrupted',
	steps: plan.steps.map(() => ({ state: 'waiting' })),
	narration: [],
	...(undoes ? { undoes } : {}),
});

function after(operation: Operation, entry: Exclude<Entry, { entry: 'began' }>): Operation {
	switch (entry.entry) {
		case 'sending':
			return withStep(operation, entry.step, { state: 'sending', at: entry.at });
		case 'answered':
			return withStep(operation, entry.step, entry.state);
		case 'ended':
			return { ...operation, phase: entry.phase, endedAt: entry.at, problem: entry.problem };
	}
}

/** The operation with one step changed. */
export const withStep = (operation: Operation, step: number, state: StepState): Operation => ({
	...operation,
	steps: operation.steps.map((before, index) => (index === step ? state : before)),
});
