import { useInput, usePaste } from 'ink';
import { useContext } from 'react';
import { CockpitContext, type Surroundings } from './cockpit-context.ts';
import { contextOf, takesPaste } from './context-of.ts';
import { typing } from './contexts.ts';
import { editFor, pastedText } from './edit-keys.ts';
import { keysOf } from './key-name.ts';
import { commandFor } from './keymap.ts';

/** The one place that reads keys: everything typed or pasted goes from here to the cockpit. */
export function Keyboard() {
	const surroundings = useContext(CockpitContext);
	useInput((input, key) => {
		// One at a time, each against the state that the one before has left.
		for (const name of keysOf(input, key)) if (surroundings) press(name, surroundings);
	});
	usePaste((text) => {
		if (surroundings) paste(text, surroundings);
	});
	return null;
}

function press(key: string, { store, cockpit }: Surroundings): void {
	const state = store.getState();
	const context = contextOf(state);
	const command = commandFor(context, key, state.settings.keys);
	if (command) return cockpit.run(command);
	const edit = typing.has(context) ? editFor(key) : undefined;
	if (edit) cockpit.edit(edit);
}

/** A paste is one insertion, never keys. Where nothing is typed the cockpit says that it was ignored. */
function paste(text: string, { store, cockpit }: Surroundings): void {
	const state = store.getState();
	const isInForm = state.screen.overlay?.overlay === 'form';
	if (takesPaste(state)) cockpit.edit({ key: 'insert', text: pastedText(text, isInForm) });
	else cockpit.run('ignorePaste');
}
