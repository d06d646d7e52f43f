import { type Controls, notice, screenOf } from './controls.ts';

const sendingWarning = 'A write is being sent. q again leaves now; the journal knows where it stood.';
const bakingWarning = 'A change bakes, and nobody watches it when you leave. q again leaves now.';

/** Leaves, but not in the middle of a write, nor from what is watched here, without a second word. */
export function quit(controls: Controls): void {
	const { operations } = controls.store.getState();
	const mine = operations.filter(({ owner }) => (owner ?? '') === controls.journal.session.id);
	const sending = mine.some(({ phase }) => phase === 'checking' || phase === 'applying');
	const baking = mine.some(({ phase }) => phase === 'baking');
	const warning = sending ? sendingWarning : baking ? bakingWarning : undefined;
	if (warning !== undefined && screenOf(controls).notice?.text !== warning)
		return notice(controls, warning, 'warning');
	controls.terminal.quit();
}
