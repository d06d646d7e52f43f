/**
 * What is typed while a form is still being read from AWS goes into it when it is there: whoever knows the form
 * need not wait for it, however slow the line.
 */
import type { EditKey } from '../text/line-edit.ts';
import type { CommandId } from './commands.ts';
import { type Controls, screenOf, show } from './controls.ts';
import { editForm, type FormOverlay } from './form.ts';

export type Typed = CommandId | EditKey;

export const isAwaited = ({ fields }: FormOverlay): boolean => fields.state === 'loading';

export function typeAhead(controls: Controls, form: FormOverlay, typed: Typed): void {
	show(controls, { ...form, ahead: [...form.ahead, typed] });
}

/** Into the form alone: what was typed beyond it is no answer to a plan that nobody had seen. */
export function takeTypedAhead(controls: Controls, typedAhead: readonly Typed[]): void {
	for (const typed of typedAhead) {
		const { overlay } = screenOf(controls);
		if (overlay?.overlay !== 'form') return;
		if (typeof typed === 'string') controls.run(typed);
		else show(controls, editForm(overlay, typed));
	}
}
