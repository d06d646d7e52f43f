import { describe, expect, test } from 'vitest';
import type { FormField } from '../../../source/actions/action.ts';
import { editForm, enter, focusField } from '../../../source/cockpit/form.ts';
import { emptyLine } from '../../../source/text/line-edit.ts';
import { Form, type FormOverlay } from '../../../views/overlays/form.tsx';
import { onDeck } from './deck.tsx';

const size = { columns: 90, rows: 24 };
const fields: FormField[] = [
	{ name: 'count', label: 'Count', type: 'number', default: '2', required: true, help: 'how many to launch' },
	{
		name: 'subnet',
		label: 'Subnet',
		type: 'choice',
		choices: Array.from({ length: 20 }, (_, index) => ({
			value: `subnet-${index}`,
			label: `subnet-${index}`,
			hint: `eu-west-1${'abc'[index % 3]}`,
		})),
	},
	{
		name: 'groups',
		label: 'Security groups',
		type: 'choices',
		choices: [
			{ value: 'sg-1', label: 'web' },
			{ value: 'sg-2', label: 'ssh' },
		],
	},
	{ name: 'tags', label: 'Tags', type: 'list', help: 'key=value' },
];

const opened: FormOverlay = focusField(
	{
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
	},
	0,
);
const type = (form: FormOverlay, text: string) =>
	[...text].reduce((typed, character) => editForm(typed, { key: 'insert', text: character }), form);
const show = (overlay: FormOverlay, at = size) =>
	onDeck({ overlay, screen: { size: at } }, <Form overlay={overlay} size={at} />);

describe('a form', () => {
	test('opens on its first field, with its default, its help and what is needed', () => {
		const { line, frame } = show(opened);
		expect(line('Count')).toMatch(/▸ Count \* +2▏/);
		expect(frame()).toContain('how many to launch');
		expect(frame()).not.toContain('key=value');
		expect(line('Security groups')).toContain('–');
		expect(frame()).toContain('^s plan · esc leave');
	});

	test('says how much was typed before it is there', () => {
		const form: FormOverlay = { ...opened, fields: { state: 'loading' } };
		expect(show(form).line('reading from AWS …')).not.toContain('typed ahead');
		expect(show({ ...form, ahead: ['nextPane'] }).line('reading')).toContain('1 key typed ahead');
		expect(show({ ...form, ahead: ['nextPane', 'submit'] }).line('reading')).toContain('2 keys typed ahead');
	});

	test('narrows the choices as one types, and shows the one chosen when one goes on', () => {
		const typed = type(focusField(opened, 1), '17');
		const narrowed = show(typed);
		expect(narrowed.line('subnet-17')).toContain('▸ ○');
		expect(narrowed.frame()).not.toContain('subnet-3 ');
		const { line } = show(enter(typed));
		expect(line('Subnet')).toContain('subnet-17');
		expect(line('Security groups')).toContain('▸');
	});

	test('shows a few of many choices and says how many more there are', () => {
		expect(show(focusField(opened, 1)).frame()).toContain('and 12 more: type to narrow');
	});

	test('marks several choices', () => {
		const { line } = show(type(focusField(opened, 2), ' '));
		expect(line('◼')).toContain('web');
		expect(line('◻')).toContain('ssh');
		expect(line('Security groups')).toContain('now: web');
	});

	test('lists the entries of a list one a line', () => {
		const one = enter(type(focusField(opened, 3), 'Owner=web'));
		const { frame, line } = show(type(one, 'Stage'));
		expect(frame()).toContain('· Owner=web');
		expect(line('Tags')).toContain('Stage▏');
	});

	test('says under a field what is wrong with it', () => {
		const { frame } = show({ ...opened, errors: { subnet: 'This is needed.' } });
		const lines = frame().split('\n');
		const row = lines.findIndex((line) => line.includes('Subnet'));
		expect(lines[row + 1]).toContain('✗ This is needed.');
	});

	test('on a low screen keeps the field in focus and the hints in sight', () => {
		const many = Array.from({ length: 30 }, (_, index) => ({
			name: `f${index}`,
			label: `Field ${index}`,
			type: 'text' as const,
		}));
		const low = { columns: 60, rows: 12 };
		for (const cursor of [0, 15, 29]) {
			const form = focusField({ ...opened, fields: { state: 'ready', value: many } }, cursor);
			const { line, frame } = show(form, low);
			expect(line(`Field ${cursor} `)).toContain('▸');
			expect(frame()).toContain('^s plan');
			expect(frame().split('\n')).toHaveLength(10);
		}
	});
});
