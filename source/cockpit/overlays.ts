/** What the keys do while something lies over the place in front. */
import type { Overlay } from '../store/screen.ts';
import type { CommandId } from './commands.ts';
import { type Controls, show } from './controls.ts';
import { enter, type FormOverlay, fieldsOf, focusField, takeAnswer } from './form.ts';
import { move, movements } from './moving.ts';
import { choose } from './pickers/pickers.ts';
import { back } from './places.ts';
import { confirmPlan, submit } from './planning.ts';
import { finishSelected, resumeSelected, takeBackSelected, undoSelected } from './resuming.ts';
import { isAwaited, typeAhead } from './typed-ahead.ts';

type Handlers = Record<CommandId, (controls: Controls) => void>;
type Meaning = Partial<Record<CommandId, () => void>>;

export function runInOverlay(
	controls: Controls,
	overlay: Overlay,
	command: CommandId,
	handlers: Handlers,
): void {
	const movement = movements.find((candidate) => candidate === command);
	const own = meanings(controls, overlay)[command];
	if (own) own();
	else if (movement) move(controls, movement);
	else if (command === 'back') back(controls);
	else if (command === 'help') show(controls, { overlay: 'help', offset: 0, over: overlay });
	else if (command === 'quit' || command === 'suspend' || command === 'redraw') handlers[command](controls);
}

function meanings(controls: Controls, overlay: Overlay): Meaning {
	switch (overlay.overlay) {
		case 'help':
			return { help: () => back(controls) };
		case 'picker':
			return { open: () => choose(controls, overlay) };
		case 'form':
			return formMeanings(controls, overlay);
		case 'plan':
			return {
				open: () => confirmPlan(controls, overlay),
				cli() {
					show(controls, { ...overlay, cli: !overlay.cli, offset: 0 });
					// `^l` leads here: whoever presses it may have something on the screen that is not ours.
					controls.terminal.redraw();
				},
			};
		case 'resume':
			return {
				open: () => resumeSelected(controls, overlay),
				watch: () => resumeSelected(controls, overlay),
				finish: () => finishSelected(controls, overlay),
				undo: () => undoSelected(controls, overlay),
				takeBack: () => takeBackSelected(controls, overlay),
			};
	}
}

function formMeanings(controls: Controls, form: FormOverlay): Meaning {
	if (isAwaited(form)) return meaningsAhead(controls, form);
	const go = (step: number) => show(controls, focusField(takeAnswer(form), form.cursor + step));
	const fields = fieldsOf(form);
	const choosing = fields[form.cursor]?.choices !== undefined;
	return {
		open: () => (isLast(form) ? submit(controls, form) : show(controls, enter(form))),
		nextPane: () => go(1),
		previousPane: () => go(-1),
		submit: () => submit(controls, form),
		...(choosing ? {} : { down: () => go(1), up: () => go(-1) }),
	};
}

/** While the form is read they wait for it; leaving and what concerns the whole screen does not. */
const inForms = ['open', 'nextPane', 'previousPane', 'submit', 'down', 'up'] as const;

const meaningsAhead = (controls: Controls, form: FormOverlay): Meaning =>
	Object.fromEntries(inForms.map((command) => [command, () => typeAhead(controls, form, command)]));

/** `⏎` at the end of the form goes on to the plan; a list there first takes what is typed. */
function isLast(form: FormOverlay): boolean {
	const fields = fieldsOf(form);
	const typing = fields[form.cursor]?.type === 'list' && form.edit.text.trim() !== '';
	return form.cursor === fields.length - 1 && !typing;
}
