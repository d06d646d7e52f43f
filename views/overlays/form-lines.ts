import type { Answers, Choice, FormField } from '../../source/actions/action.ts';
import {
	choicesOf,
	completed,
	entriesOf,
	type FormOverlay,
	fieldsOf,
	valueIn,
} from '../../source/cockpit/form.ts';
import { caretSpans } from '../components/caret.ts';
import { blank, cell, type Line, paragraph, type Span, span, windowAround } from '../components/line.ts';

const labelCells = 22;
/** At most so many choices are shown at a time. */
export const choiceRows = 8;

export interface FormPage {
	lines: Line[];
	/** The lines of the field in focus: these are to be seen. */
	focus: { from: number; to: number };
}

/** A form: each field in a line, the one in focus with its help, its choices and what is wrong with it. */
export function formPage(form: FormOverlay, cells: number): FormPage {
	const fields = fieldsOf(form);
	const answers = completed(fields, form.answers);
	const lines: Line[] = [];
	const focus = { from: 0, to: 0 };
	for (const [index, field] of fields.entries()) {
		const focused = index === form.cursor;
		if (focused && lines.length > 0) lines.push(blank);
		const from = lines.length;
		lines.push(
			...(focused ? focusedLines(field, form, answers, cells) : [restingLine(field, answers, cells)]),
		);
		const error = form.errors[field.name];
		if (error !== undefined)
			lines.push(...paragraph(span(`  ${' '.repeat(labelCells)}✗ `, 'bad'), error, cells, 'bad'));
		if (!focused) continue;
		Object.assign(focus, { from, to: lines.length });
		lines.push(blank);
	}
	return { lines, focus };
}

/** The first line to show so that the field in focus is seen, its beginning before its end. */
export function formOffset({ lines, focus }: FormPage, rows: number): number {
	const lowest = Math.max(0, lines.length - rows);
	const centred = focus.from - Math.max(0, (rows - (focus.to - focus.from)) >> 1);
	return Math.min(lowest, Math.max(0, centred));
}

const label = (field: FormField, mark: string, style?: 'title'): Span[] => [
	span(mark, 'accent'),
	cell(field.required ? `${field.label} *` : field.label, labelCells - 1, style ?? 'muted'),
	{ text: ' ' },
];

const shownValue = (field: FormField, value: string): string =>
	entriesOf(value)
		.map((entry) => field.choices?.find((choice) => choice.value === entry)?.label ?? entry)
		.join(', ');

function restingLine(field: FormField, answers: Answers, cells: number): Line {
	const value = shownValue(field, valueIn(field, answers));
	return [
		...label(field, '  '),
		cell(value || '–', Math.max(1, cells - labelCells - 2), value ? undefined : 'muted'),
	];
}

function focusedLines(field: FormField, form: FormOverlay, answers: Answers, cells: number): Line[] {
	const indent = ' '.repeat(labelCells + 2);
	const edit = caretSpans(form.edit);
	const entries = entriesOf(valueIn(field, answers));
	const help = field.help ? paragraph({ text: indent }, field.help, cells, 'muted') : [];
	if (field.type === 'text' || field.type === 'number')
		return [[...label(field, '▸ ', 'title'), ...edit], ...help];
	if (field.type === 'list')
		return [
			[...label(field, '▸ ', 'title'), ...edit],
			...entries.map((entry) => [{ text: indent }, span('· ', 'muted'), span(entry)]),
			...help,
		];
	const chosen = shownValue(field, valueIn(field, answers));
	return [
		[
			...label(field, '▸ ', 'title'),
			...edit,
			span(chosen ? `  now: ${chosen}` : '  nothing chosen', 'muted'),
		],
		...help,
		...choiceLines(field, choicesOf(form), form, new Set(entries), cells),
	];
}

function choiceLines(
	field: FormField,
	choices: readonly Choice[],
	form: FormOverlay,
	chosen: ReadonlySet<string>,
	cells: number,
): Line[] {
	const indent = ' '.repeat(labelCells + 2);
	if (choices.length === 0) {
		const typed = form.edit.text.trim();
		const free = field.open && typed !== '';
		const text = free ? `not in the list: “${typed}” is taken as typed` : 'nothing matches';
		return [[{ text: indent }, span(text, free ? 'muted' : 'warning')]];
	}
	const { from, to } = windowAround(form.choiceCursor, choices.length, choiceRows);
	const several = field.type === 'choices';
	const rows = choices.slice(from, to).map((choice, index): Line => {
		const mark = chosen.has(choice.value) ? (several ? '◼ ' : '● ') : several ? '◻ ' : '○ ';
		const current = from + index === form.choiceCursor;
		const room = Math.max(1, cells - indent.length - 4);
		const text = choice.hint ? `${choice.label}  ${choice.hint}` : choice.label;
		return [
			{ text: indent },
			span(current ? '▸ ' : '  ', 'accent'),
			span(mark, chosen.has(choice.value) ? 'marked' : 'muted'),
			current ? cell(text, room, 'cursor') : span(text),
		];
	});
	const more = choices.length - (to - from);
	return more > 0
		? [...rows, [{ text: indent }, span(`    and ${more} more: type to narrow`, 'muted')]]
		: rows;
}
