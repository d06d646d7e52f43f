import { expect, test } from 'vitest';
import type { FormField } from '../../source/actions/action.ts';
import { answersOf } from '../../source/commands/answers.ts';
import { refusalOf } from '../../source/commands/refusal-of.ts';
import type { Risk } from '../../source/operations/plan.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { fakeRegion } from '../operations/fake-region.ts';
import { planOf, stop } from '../operations/plans.ts';

const fields: FormField[] = [
	{
		name: 'count',
		label: 'count',
		type: 'number',
		default: '2',
		validate: (text) => /^\d+$/.test(text) || 'Expected a number.',
	},
	{ name: 'tags', label: 'tags', type: 'list' },
	{
		name: 'colour',
		label: 'colour',
		type: 'choice',
		required: true,
		choices: [{ value: 'blue', label: 'blue' }],
	},
	{ name: 'twin', label: 'twin', type: 'text', suggest: ({ colour }) => colour && `not ${colour}` },
	{ name: 'pair', label: 'pair', type: 'text', suggest: ({ count }) => count && `${count} of them` },
];

test('--set answers the form; lists grow, defaults and suggestions fill the rest', () => {
	expect(answersOf(fields, ['colour=blue', 'tags=a=1', 'tags=b=2'])).toEqual({
		count: '2',
		tags: 'a=1\nb=2',
		colour: 'blue',
		twin: 'not blue',
		pair: '2 of them',
	});
});

test.each([
	[['colour'], 'expected field=value'],
	[['color=blue'], 'Did you mean colour?'],
	[['colour=red'], 'not one of the choices'],
	[['colour=blue', 'count=many'], 'Expected a number.'],
	[['colour=blue', 'count=1', 'count=2'], 'given twice'],
	[[], 'This is needed.'],
])('%j is refused, with what was expected', (sets, why) => {
	expect(() => answersOf(fields, sets)).toThrow(why);
});

test('what is deployed is never a guess: it has to be given, and the choices are told', () => {
	const choices = Array.from({ length: 14 }, (_, index) => `v${44 - index}`).map((label) => ({
		value: `s3://${label}`,
		label,
	}));
	const version: FormField = {
		name: 'version',
		label: 'version',
		type: 'choice',
		required: true,
		explicit: true,
		open: true,
		choices,
		default: 's3://v44',
	};
	const refused = /^--set version=… is needed: .* Expected one of: v44, v43, .*v33, and 2 more\.$/;
	expect(() => answersOf([version], [])).toThrow(refused);
	expect(answersOf([version], ['version=v43'])).toEqual({ version: 'v43' });
});

const region = fakeRegion(createManualClock(), () => ({}));
const refusal = (risk: Risk, given: { yes?: boolean; confirm?: string }, production = false) =>
	refusalOf(planOf([stop], { risk }), given, { region, production });

test('--yes is enough for routine and disruptive plans; without it nothing happens', () => {
	for (const risk of ['routine', 'disruptive'] as const) {
		expect(refusal(risk, {})).toContain('--yes');
		expect(refusal(risk, { yes: true })).toBeUndefined();
	}
});

test('a destructive plan wants the names', () => {
	expect(refusal('destructive', { yes: true })).toContain('--confirm "web-07"');
	expect(refusal('destructive', { confirm: 'web-08' })).toContain('--confirm "web-08" is not');
	expect(refusal('destructive', { confirm: 'web-07' })).toBeUndefined();
});

test('production wants more than --yes for everything', () => {
	expect(refusal('routine', { yes: true }, true)).toContain('--confirm "stop"');
	expect(refusal('routine', { confirm: 'stop' }, true)).toBeUndefined();
	expect(refusal('disruptive', { confirm: 'stop' }, true)).toContain('"web-07"');
	expect(refusal('destructive', { confirm: 'stop web-07' }, true)).toBeUndefined();
});

test('neither a blocked plan nor a read-only Airboss can be talked over', () => {
	const blocked = planOf([stop], { risk: 'routine', checks: [{ status: 'blocked', text: 'it is gone' }] });
	expect(refusalOf(blocked, { yes: true }, { region, production: false })).toContain('it is gone');
	const readOnly = { region: { ...region, readOnly: true }, production: false };
	expect(refusalOf(planOf([stop]), { yes: true }, readOnly)).toContain('read-only');
});
