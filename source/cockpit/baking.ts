/** A change that bakes: keep it, take it back, arm it; and what comes after it was kept. */
import { mayBe } from '../operations/bake/baking.ts';
import type { BakeEntry } from '../operations/journal/journal-entry.ts';
import { isUnderWay } from '../operations/journal/life.ts';
import { sessionText } from '../operations/journal/session.ts';
import type { Operation } from '../operations/operation.ts';
import { beginActionOn } from './beginning.ts';
import { type Controls, notice } from './controls.ts';
import { goOn } from './flying.ts';
import { elsewhere, isHere, operationInFront } from './operation-in-front.ts';

type Decision = 'keep' | 'back';

/** `K`, `B`: a decision is a line in the journal. Whoever carries the operation finds it there within a second. */
export function decideInFront(controls: Controls, decision: Decision): void {
	const operation = operationInFront(controls.store.getState());
	if (operation) decide(controls, operation, decision);
}

export function decide(controls: Controls, operation: Operation, decision: Decision): void {
	const { baking, plan } = operation;
	if (baking?.stage === 'due' && !isUnderWay(operation))
		return notice(controls, 'What became of it is not known: w watches on, then decide.', 'warning');
	if (!baking) return notice(controls, 'It does not bake: there is nothing to decide.', 'warning');
	if (!mayBe(baking, decision)) return notice(controls, lateFor(operation, decision), 'warning');
	if (decision === 'back' && !plan.undo) return notice(controls, 'There is no way back from it.', 'warning');
	void note(controls, operation, { entry: 'decided', decision, why: 'person', reason: 'by hand' });
}

/** `A`: a red light takes it back by itself from now on, or no longer does. */
export function armInFront(controls: Controls): void {
	const operation = operationInFront(controls.store.getState());
	const { baking, plan } = operation ?? {};
	if (!operation || !baking || !mayBe(baking, 'arm'))
		return notice(controls, 'It is decided already.', 'warning');
	if (!plan?.undo) return notice(controls, 'There is no way back from it.', 'warning');
	void note(controls, operation, { entry: 'armed', armed: !baking.armed });
}

const lateFor = ({ baking }: Operation, decision: Decision): string => {
	if (baking?.stage === 'due') return 'It is not verified yet; then it can be kept.';
	const decided = baking?.stage === 'kept' ? 'It was kept already' : 'It is being taken back already';
	return baking && decision === 'back' && baking.stage === 'kept'
		? `${decided}; u takes it back by a plan of its own.`
		: `${decided}.`;
};

/** Into the journal. Where nobody carries the operation any more, this session goes on with it. */
async function note(controls: Controls, operation: Operation, entry: BakeEntry): Promise<void> {
	const state = controls.store.getState();
	if (!isHere(state, operation)) return notice(controls, elsewhere(operation), 'warning');
	const { journal, connections } = controls;
	try {
		await journal.write({ version: 1, id: operation.id, at: connections.region().now(), ...entry });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return notice(controls, `The journal cannot be written, so nothing was decided: ${why}.`, 'bad');
	}
	if (!isUnderWay(operation)) {
		if (entry.entry === 'decided') goOn(controls, operation, false);
		return;
	}
	if (operation.owner !== journal.session.id)
		notice(controls, `Told to ${sessionText(operation.owner)}, which carries it.`);
}

/** `X` on the page of a change that was kept: what its plan offers next. */
export function beginNext(controls: Controls): void {
	const operation = operationInFront(controls.store.getState());
	const next = operation?.plan.bake?.next;
	if (!operation || !next) return notice(controls, 'There is nothing to do after this one.', 'warning');
	if (operation.baking?.stage !== 'kept')
		return notice(controls, `${next.title}: once it is kept.`, 'warning');
	if (operation.undoneBy !== undefined) return notice(controls, 'It was taken back since.', 'warning');
	if (!isHere(controls.store.getState(), operation)) return notice(controls, elsewhere(operation), 'warning');
	beginActionOn(controls, next.action, next.targets);
}
