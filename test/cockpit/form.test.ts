import { describe, expect, test } from 'vitest';
import type { FormField } from '../../source/actions/action.ts';
import {
	completed,
	editForm,
	enter,
	errorsOf,
	type FormOverlay,
	focusField,
	takeAnswer,
} from '../../source/cockpit/form.ts';
import { emptyLine } from '../../source/text/line-edit.ts';

const fields: FormField[] = [
	{
		name: 'type',
		label: 'Type',
		type: 'choice',
		required: true,
		default: 't3.micro',
		choices: choices('t3.micro', 'm7g.large'),
	},
	{ name: 'image', label: 'Image', type: 'choice', open: true, choices: choices('ami-1', 'ami-2') },
	{
		name: 'count',
		label: 'Count',
		type: 'number',
		default: '2',
		validate: (value) => /^[1-9]\d*$/.test(value) || 'A whole number from 1 was expected.',
	},
	{ name: 'groups', label: 'Security groups', type: 'choices', choices: choices('sg-web', 'sg-db') },
	{ name: 'tags', label: 'Tags', type: 'list' },
	{ name: 'partner', label: 'Partner', type: 'text', suggest: (answers) => `${answers.type}-partner` },
];

function choices(...values: string[]) {
	return values.map((value) => ({ value, label: value }));
}

const form: FormOverlay = {
	overlay: 'form',
	action: 'launch',
	title: 'Launch instances',
	targets: [],
	fields: { state: 'ready', value: fields },
	cursor: 0,
	answers: {},
	edit: emptyLine,
	choiceCursor: 0,
	errors: {},
	ahead: [],
};
const type = (state: FormOverlay, text: string) =>
	[...text].reduce((before, letter) => editForm(before, { key: 'insert', text: letter }), state);
const at = (name: string) =>
	focusField(
		form,
		fields.findIndex((field) => field.name === name),
	);
const answersOf = (state: FormOverlay) => completed(fields, state.answers);

describe('a form', () => {
	test('starts from defaults, and the default is highlighted', () => {
		expect(answersOf(focusField(form, 0))).toMatchObject({ type: 't3.micro', count: '2', groups: '' });
		expect(focusField(form, 0).choiceCursor).toBe(0);
	});

	test('a choice is found by typing and taken by enter, which goes on to the next field', () => {
		const next = enter(type(at('type'), 'large'));
		expect(answersOf(next).type).toBe('m7g.large');
		expect(next.cursor).toBe(1);
	});

	test('an open choice takes what is not in the list', () => {
		expect(answersOf(enter(type(at('image'), 'ami-0feed'))).image).toBe('ami-0feed');
	});

	test('a number is edited in place', () => {
		const edited = type(editForm(at('count'), { key: 'backspace' }), '5');
		expect(answersOf(edited).count).toBe('5');
	});

	test('several choices are marked with the space bar, and unmarked', () => {
		const both = type(editForm(type(at('groups'), ' '), { key: 'insert', text: 'db' }), ' ');
		expect(answersOf(both).groups?.split('\n').sort()).toEqual(['sg-db', 'sg-web']);
		expect(answersOf(type(type(at('groups'), ' '), ' ')).groups).toBe('');
	});

	test('a list takes one entry after another, a paste takes many, backspace takes the last one back', () => {
		const one = enter(type(at('tags'), 'Owner=ana'));
		expect(one.cursor).toBe(at('tags').cursor);
		const three = takeAnswer(editForm(one, { key: 'insert', text: 'A=1\nB=2' }));
		expect(answersOf(three).tags).toBe('Owner=ana\nA=1\nB=2');
		const back = editForm(three, { key: 'backspace' });
		expect(back.edit.text).toBe('B=2');
		expect(answersOf(back).tags).toBe('Owner=ana\nA=1');
		expect(enter(three).cursor).toBe(at('tags').cursor + 1);
	});

	test('a suggestion follows the other answers until it is overwritten', () => {
		const large = enter(type(at('type'), 'large'));
		expect(answersOf(large).partner).toBe('m7g.large-partner');
	});

	test('says what is missing and what is wrong, by field', () => {
		const answers = { ...completed(fields, {}), type: '', count: 'two', groups: 'sg-web\nsg-gone' };
		expect(errorsOf(fields, answers)).toEqual({
			type: 'This is needed.',
			count: 'A whole number from 1 was expected.',
			groups: expect.stringMatching(/^“sg-gone” is not one of the choices: .*sg-web/),
		});
	});
});
