/** What an earlier session left under way: told at start with its true state, watched on or undone. */

import { idOfUndo } from '../operations/bake/take-back.ts';
import { isUnderWay } from '../operations/journal/life.ts';
import { sessionText } from '../operations/journal/session.ts';
import type { Operation } from '../operations/operation.ts';
import { canFinish } from '../operations/resume.ts';
import { trueState } from '../operations/true-state.ts';
import { withOperation } from '../store/operations.ts';
import type { Overlay } from '../store/screen.ts';
import { emptyLine } from '../text/line-edit.ts';
import { decide } from './baking.ts';
import { type Controls, notice, screenOf, show } from './controls.ts';
import { goOn } from './flying.ts';
import { elsewhere, isHere, operationInFront } from './operation-in-front.ts';
import { undoOperation } from './undoing.ts';

type ResumeOverlay = Extract<Overlay, { overlay: 'resume' }>;

/** After a day what was left is history: still in the journal, no longer asked about. */
const young = 24 * 3_600_000;

/** Whenever we learn who we are: what does the journal say that we left? Returns how to stop. */
export function recallOnArrival(controls: Controls): () => void {
	const asked = new Set<string>();
	return controls.store.subscribe(({ session }, before) => {
		const arrived = session.connection.state === 'ready' && session.connection !== before.session.connection;
		if (arrived) void recall(controls, asked);
	});
}

/** `asked`: operations that it was asked about before. */
async function recall(controls: Controls, asked: Set<string>): Promise<void> {
	const read = await controls.journal.read().catch((error: unknown) => {
		notice(controls, `The journal cannot be read: ${error instanceof Error ? error.message : error}.`, 'bad');
		return [];
	});
	// What this session does itself, it knows better than the journal.
	const known = new Set(controls.store.getState().operations.map(({ id }) => id));
	// Oldest first: each goes before those that are there.
	for (const operation of read.filter(({ id }) => !known.has(id)).toReversed())
		controls.store.setState((state) => withOperation(state, operation));
	tellOfOthers(controls, read);
	const left = leftIn(read, controls.clock.now()).filter(({ id }) => !asked.has(id));
	for (const { id } of left) asked.add(id);
	if (left.length === 0) return;
	if (!screenOf(controls).overlay)
		show(controls, { overlay: 'resume', operations: left.map(({ id }) => id), cursor: 0 });
	for (const operation of left) void readTrueState(controls, operation);
}

/** One whose way back was begun is gone on with by that. */
function leftIn(read: readonly Operation[], now: number): Operation[] {
	const ids = new Set(read.map(({ id }) => id));
	return read.filter(
		(operation) =>
			operation.phase === 'interrupted' &&
			operation.undoneBy === undefined &&
			now - operation.startedAt < young &&
			!ids.has(idOfUndo(operation)),
	);
}

function tellOfOthers(controls: Controls, read: readonly Operation[]): void {
	const state = controls.store.getState();
	const other = read.find(
		(operation) =>
			isUnderWay(operation) && isHere(state, operation) && operation.owner !== controls.journal.session.id,
	);
	if (!other) return;
	const { plan, phase, owner } = other;
	notice(controls, `${plan.title}: ${phase} (${sessionText(owner)}). J shows it.`, 'warning');
}

async function readTrueState(controls: Controls, operation: Operation): Promise<void> {
	const signal = controls.connections.signal();
	const sentence = isHere(controls.store.getState(), operation)
		? (await trueState(operation, controls.connections.region(), { signal })).sentence
		: elsewhere(operation);
	if (signal.aborted) return;
	const watching = { title: operation.plan.title, progress: sentence, met: [] };
	controls.store.setState((state) => withOperation(state, { ...operation, watching }));
}

const selected = (controls: Controls, overlay: ResumeOverlay): Operation | undefined =>
	controls.store.getState().operations.find(({ id }) => id === overlay.operations[overlay.cursor]);

export function resumeSelected(controls: Controls, overlay: ResumeOverlay): void {
	const operation = selected(controls, overlay);
	if (operation) watch(controls, operation);
}

export function undoSelected(controls: Controls, overlay: ResumeOverlay): void {
	const operation = selected(controls, overlay);
	if (operation) undoOperation(controls, operation);
}

/** `B`: what bakes is taken back at once. */
export function takeBackSelected(controls: Controls, overlay: ResumeOverlay): void {
	const operation = selected(controls, overlay);
	if (operation) decide(controls, operation, 'back');
}

export function finishSelected(controls: Controls, overlay: ResumeOverlay): void {
	const operation = selected(controls, overlay);
	if (operation) planTheRest(controls, operation);
}

/** `F`: what was not sent is, as a plan that is confirmed like any other. */
export function finishInFront(controls: Controls): void {
	const operation = operationInFront(controls.store.getState());
	if (operation) planTheRest(controls, operation);
}

function planTheRest(controls: Controls, operation: Operation): void {
	if (operation.phase !== 'interrupted' || !canFinish(operation, controls.connections.region().now()))
		return notice(
			controls,
			'There is nothing left to send, or nothing that could be sent safely.',
			'warning',
		);
	if (!isHere(controls.store.getState(), operation)) return notice(controls, elsewhere(operation), 'warning');
	const { plan } = operation;
	show(controls, {
		overlay: 'plan',
		action: plan.action,
		title: `Send the rest: ${plan.title}`,
		plan: { state: 'ready', value: plan },
		finishes: operation.id,
		typed: emptyLine,
		cli: false,
		offset: 0,
	});
}

/** `w`: goes on watching the operation in front. */
export function watchInFront(controls: Controls): void {
	const operation = operationInFront(controls.store.getState());
	if (operation) watch(controls, operation);
}

function watch(controls: Controls, operation: Operation): void {
	if (operation.phase !== 'interrupted')
		return notice(controls, 'There is nothing left to watch: it has ended, or is being watched.', 'warning');
	if (!isHere(controls.store.getState(), operation)) return notice(controls, elsewhere(operation), 'warning');
	goOn(controls, operation, false);
}
