/** Taking back what was done, as a plan of its own. */
import type { Operation } from '../operations/operation.ts';
import { canUndo, undoPlan } from '../operations/undo.ts';
import { type Controls, notice } from './controls.ts';
import { elsewhere, isHere, operationInFront } from './operation-in-front.ts';
import { draftPlan } from './planning.ts';

/** `u`: takes back the operation in front, else the last one that can be taken back here. */
export function undo(controls: Controls): void {
	const state = controls.store.getState();
	const operation =
		operationInFront(state) ??
		state.operations.find(
			(candidate) => isHere(state, candidate) && canUndo(candidate, state.operations) === true,
		);
	if (operation) undoOperation(controls, operation);
	else notice(controls, 'There is nothing to undo here.', 'warning');
}

export function undoOperation(controls: Controls, operation: Operation): void {
	const state = controls.store.getState();
	const verdict = canUndo(operation, state.operations);
	if (verdict !== true) return notice(controls, `This cannot be undone: ${verdict}.`, 'warning');
	if (!isHere(state, operation)) return notice(controls, elsewhere(operation), 'warning');
	if (operation.phase === 'baking') notice(controls, 'It bakes: B takes it back at once.', 'warning');
	const region = controls.connections.region();
	void draftPlan(
		controls,
		{ action: operation.plan.action, title: `Undo: ${operation.plan.title}`, undoes: operation.id },
		() => undoPlan(operation, region),
	);
}
