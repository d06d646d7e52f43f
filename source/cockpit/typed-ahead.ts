/**
 * What is typed while a form is still being read from AWS goes into it when it is there: whoever knows the form
 * need not wait for it, however slow the line.
 */
import { type Controls, screenOf, show } from './controls.ts';
import { editForm, type FormOverlay } from './form.ts';

type Ahead = FormOverlay['ahead'];

export const isAwaited = ({ fields }: FormOverlay): boolean => fields.state === 'loading';

export function typeAhead(controls: Controls, form: FormOverlay, typed: Ahead[number]): void {
	show(controls, { ...form, ahead: [...form.ahead, typed] });
}

/** Into the form alone: what was typed beyond it is no answer to a plan that nobody had seen. */
export function takeTypedAhead(controls: Controls, ahead: Ahead): void {
	for (const typed of ahead) {
		const { overlay } = screenOf(controls);
		if (overlay?.overlay !== 'form') return;
		if (typeof typed === 'string') controls.run(typed);
		else show(controls, editForm(overlay, typed));
	}
}
