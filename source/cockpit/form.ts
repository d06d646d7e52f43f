/** A form being filled in: pure changes of its overlay. */
import type { Answers, Choice, FormField } from '../actions/action.ts';
import type { Overlay } from '../store/screen.ts';
import { type EditKey, edit, emptyLine, inOneLine, lineOf } from '../text/line-edit.ts';
import { matchingChoices } from './pickers/fuzzy.ts';

export type FormOverlay = Extract<Overlay, { overlay: 'form' }>;

export const fieldsOf = (form: FormOverlay): readonly FormField[] =>
	form.fields.state === 'ready' ? form.fields.value : [];

/** What a field holds now: what was entered, else what the other answers suggest, else its default. */
export const valueIn = (field: FormField, answers: Answers): string =>
	answers[field.name] ?? field.suggest?.(answers) ?? field.default ?? '';

/** Entries of a list field, values of a field of several choices: one a line. */
export const entriesOf = (value: string): string[] => value.split('\n').filter((entry) => entry !== '');

/** Every field's value; a suggestion sees the defaults of the others too. */
export function completed(fields: readonly FormField[], answers: Answers): Answers {
	const defaults = fields.flatMap((field) =>
		field.default === undefined ? [] : [[field.name, field.default]],
	);
	const known: Answers = { ...Object.fromEntries(defaults), ...answers };
	return Object.fromEntries(
		fields.map((field) => [field.name, answers[field.name] ?? field.suggest?.(known) ?? field.default ?? '']),
	);
}

/** Choices of the field in focus that match what is typed. */
export function choicesOf(form: FormOverlay): readonly Choice[] {
	const choices = fieldsOf(form)[form.cursor]?.choices ?? [];
	return matchingChoices(choices, form.edit.text);
}

const isText = (field: FormField) => field.type === 'text' || field.type === 'number';

/** Goes to a field: its text is edited, its list is searched. */
export function focusField(form: FormOverlay, cursor: number): FormOverlay {
	const fields = fieldsOf(form);
	const field = fields[Math.min(Math.max(0, cursor), fields.length - 1)];
	if (!field) return form;
	const value = completed(fields, form.answers)[field.name] ?? '';
	const open =
		field.type === 'choice' && field.open && !field.choices?.some((choice) => choice.value === value);
	return {
		...form,
		cursor: fields.indexOf(field),
		edit: isText(field) || open ? lineOf(value) : emptyLine,
		choiceCursor: Math.max(0, field.choices?.findIndex((choice) => choice.value === value) ?? 0),
	};
}

const answer = (form: FormOverlay, field: FormField, value: string): FormOverlay => {
	const { [field.name]: _gone, ...errors } = form.errors;
	return { ...form, answers: { ...form.answers, [field.name]: value }, errors };
};

/** A key or a paste in the field in focus. */
export function editForm(form: FormOverlay, key: EditKey): FormOverlay {
	const fields = fieldsOf(form);
	const field = fields[form.cursor];
	if (!field) return form;
	const entries = entriesOf(valueIn(field, form.answers));
	if (field.type === 'list') {
		if (key.key === 'backspace' && form.edit.text === '' && entries.length > 0)
			return { ...answer(form, field, entries.slice(0, -1).join('\n')), edit: lineOf(entries.at(-1) ?? '') };
		const lines = edit(form.edit, key).text.split('\n');
		if (lines.length === 1) return { ...form, edit: edit(form.edit, key) };
		return {
			...answer(form, field, [...entries, ...lines.slice(0, -1)].join('\n')),
			edit: lineOf(lines.at(-1) ?? ''),
		};
	}
	if (field.type === 'choices' && key.key === 'insert' && key.text === ' ')
		return toggle(form, field, entries);
	const inLine = key.key === 'insert' ? { ...key, text: inOneLine(key.text) } : key;
	const next = { ...form, edit: edit(form.edit, inLine) };
	if (isText(field)) return answer(next, field, next.edit.text);
	return field.type === 'choice' && field.open
		? { ...answer(next, field, next.edit.text), choiceCursor: 0 }
		: { ...next, choiceCursor: 0 };
}

/** Marks the highlighted one of several choices, or takes the mark away. */
function toggle(form: FormOverlay, field: FormField, entries: string[]): FormOverlay {
	const choice = choicesOf(form)[form.choiceCursor];
	if (!choice) return form;
	const without = entries.filter((entry) => entry !== choice.value);
	const next = without.length < entries.length ? without : [...entries, choice.value];
	return { ...answer(form, field, next.join('\n')), edit: emptyLine };
}

/** Takes what is typed or highlighted into the answers. */
export function takeAnswer(form: FormOverlay): FormOverlay {
	const field = fieldsOf(form)[form.cursor];
	if (!field) return form;
	const entries = entriesOf(valueIn(field, form.answers));
	const typed = form.edit.text.trim();
	if (field.type === 'list')
		return typed ? { ...answer(form, field, [...entries, typed].join('\n')), edit: emptyLine } : form;
	if (field.type === 'choices') return typed ? toggle(form, field, entries) : form;
	if (field.type === 'choice') {
		const choice = choicesOf(form)[form.choiceCursor];
		if (
			choice &&
			(typed === '' || !field.open || choice.value.includes(typed) || choice.label.includes(typed))
		)
			return answer(form, field, choice.value);
	}
	return form;
}

/** `⏎`: takes the answer; a list asks for one more entry until it is left empty. */
export function enter(form: FormOverlay): FormOverlay {
	const field = fieldsOf(form)[form.cursor];
	const more = (field?.type === 'list' || field?.type === 'choices') && form.edit.text.trim() !== '';
	const taken = takeAnswer(form);
	return more ? taken : focusField(taken, taken.cursor + 1);
}

/** What is wrong, by field. */
export function errorsOf(fields: readonly FormField[], answers: Answers): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const field of fields) {
		const value = answers[field.name] ?? '';
		const verdict = verdictOn(field, value, answers);
		if (verdict !== true) errors[field.name] = verdict;
	}
	return errors;
}

/** Choices that a sentence has room for. */
const mostListed = 12;

const listed = (choices: readonly Choice[]) =>
	choices.length > 0 && choices.length <= mostListed
		? `: ${choices.map(({ value }) => value).join(', ')}`
		: '';

function verdictOn(field: FormField, value: string, answers: Answers): true | string {
	if (value === '') return field.required ? 'This is needed.' : true;
	if (field.choices && !field.open && (field.type === 'choice' || field.type === 'choices')) {
		const unknown = entriesOf(value).find(
			(entry) => !field.choices?.some((choice) => choice.value === entry),
		);
		if (unknown !== undefined) return `“${unknown}” is not one of the choices${listed(field.choices)}.`;
	}
	return field.validate?.(value, answers) ?? true;
}
