/** Taking back what was done, as a plan of its own. */
import type { Operation } from '../operations/operation.ts';
import { canUndo, undoPlan } from '../operations/undo.ts';
import type { State } from '../store/state.ts';
import { type Controls, notice, placeOf } from './controls.ts';
import { whereNow } from './flying.ts';
import { draftPlan } from './planning.ts';

const here = (state: State, operation: Operation): boolean => {
	const where = whereNow(state);
	return (
		where !== undefined &&
		where.account === operation.where.account &&
		where.region === operation.where.region &&
		where.simulated === operation.where.simulated
	);
};

/** `u`: takes back the operation in front, else the last one that can be taken back. */
export function undo(controls: Controls): void {
	const state = controls.store.getState();
	const inFront = operationInFront(state);
	const verdict = inFront && canUndo(inFront);
	if (inFront && verdict !== true) return notice(controls, `This cannot be undone: ${verdict}.`, 'warning');
	const operation =
		inFront ?? state.operations.find((candidate) => here(state, candidate) && canUndo(candidate) === true);
	if (!operation) return notice(controls, 'There is nothing to undo here.', 'warning');
	undoOperation(controls, operation);
}

export function undoOperation(controls: Controls, operation: Operation): void {
	const { profile, region, account, simulated } = operation.where;
	if (!here(controls.store.getState(), operation))
		return notice(
			controls,
			`That ran in ${region} of ${account} (${simulated ? 'simulated' : `profile ${profile}`}): go there first.`,
			'warning',
		);
	void draftPlan(controls, { action: operation.plan.action, title: 'Undo', undoes: operation.id }, () =>
		undoPlan(operation, controls.connections.region()),
	);
}

function operationInFront(state: State): Operation | undefined {
	const place = placeOf(state.screen);
	if (place.screen === 'journal') return state.operations[place.cursor];
	if (place.screen === 'operation') return state.operations.find(({ id }) => id === place.id);
	return undefined;
}
