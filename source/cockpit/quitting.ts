import { type Controls, notice, screenOf } from './controls.ts';

const warning = 'A write is being sent. q again leaves now; the journal knows where it stood.';

/** Leaves, but not in the middle of a write without a second word. */
export function quit(controls: Controls): void {
	const { operations } = controls.store.getState();
	const sending = operations.some(({ phase }) => phase === 'checking' || phase === 'applying');
	if (sending && screenOf(controls).notice?.text !== warning) return notice(controls, warning, 'warning');
	controls.terminal.quit();
}
