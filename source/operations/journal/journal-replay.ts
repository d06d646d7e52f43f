import { afterEntry, due, isCarriers } from '../bake/baking.ts';
import { type Operation, type StepState, sentAt } from '../operation.ts';
import type { BakeEntry, Entry } from './journal-entry.ts';

/** The operations that the entries tell of, newest first. One without an end is `interrupted`: see `withLife`. */
export function replay(entries: readonly Entry[]): Operation[] {
	const operations = new Map<string, Operation>();
	for (const entry of entries) {
		const known = operations.get(entry.id);
		// Of two sessions that begin the same operation the first one has it.
		if (entry.entry === 'began') {
			if (!known) operations.set(entry.id, beginningOf(entry));
		} else if (known) operations.set(entry.id, heardFrom(after(known, entry), entry));
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

const beginningOf = (entry: Extract<Entry, { entry: 'began' }>): Operation => {
	const { id, at, where, plan, undoes, by, wall } = entry;
	return {
		id,
		plan,
		where,
		startedAt: at,
		phase: 'interrupted',
		steps: plan.steps.map(() => ({ state: 'waiting' })),
		narration: [],
		...(undoes ? { undoes } : {}),
		...(plan.bake?.seconds ? { baking: due(plan.bake) } : {}),
		...(by === undefined ? {} : { owner: by, heard: { at, wall: wall ?? at } }),
	};
};

type Later = Exclude<Entry, { entry: 'began' }>;

function after(operation: Operation, entry: Later): Operation {
	switch (entry.entry) {
		case 'sending':
			return withStep(operation, entry.step, { state: 'sending', at: entry.at });
		case 'answered':
			return withStep(operation, entry.step, entry.state);
		case 'took-over':
			return takenOver(operation, entry);
		case 'alive':
			return operation;
		case 'ended':
			return isByOther(operation, entry)
				? operation
				: { ...operation, phase: entry.phase, endedAt: entry.at, problem: entry.problem };
		default:
			return baked(operation, entry);
	}
}

/** What is over stays so; and of two who take it over from the same one, the first has it. */
function takenOver(operation: Operation, { from, by }: Extract<Entry, { entry: 'took-over' }>): Operation {
	if (operation.phase !== 'interrupted' || operation.owner !== from || by === undefined) return operation;
	return { ...operation, owner: by, endedAt: undefined, problem: undefined };
}

function baked(operation: Operation, entry: Entry & BakeEntry): Operation {
	const { baking } = operation;
	if (!baking || (isCarriers(entry) && isByOther(operation, entry))) return operation;
	const next = afterEntry(baking, entry);
	return next === baking ? operation : { ...operation, baking: next };
}

const isByOther = ({ owner }: Operation, { by }: Later): boolean => by !== undefined && by !== owner;

const heardFrom = (operation: Operation, { at, by, wall }: Later): Operation =>
	by === undefined || by !== operation.owner ? operation : { ...operation, heard: { at, wall: wall ?? at } };

/** The operation with one step changed. When it was sent stays known. */
export const withStep = (operation: Operation, step: number, state: StepState): Operation => ({
	...operation,
	steps: operation.steps.map((before, index) => (index === step ? since(before, state) : before)),
});

function since(before: StepState, state: StepState): StepState {
	const sent = sentAt(before);
	if (sent === undefined || (state.state !== 'done' && state.state !== 'unknown')) return state;
	return { ...state, sentAt: sent };
}
