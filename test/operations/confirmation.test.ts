import { expect, test } from 'vitest';
import { confirmation } from '../../source/operations/confirmation.ts';
import type { Risk, Target } from '../../source/operations/plan.ts';
import { planOf, stop } from './plans.ts';

const named = (...names: string[]): Target[] =>
	names.map((name, index) => ({ kind: 'instances', id: `i-${index}`, name }));

const asked = (risk: Risk, production: boolean, targets = named('web-01', 'web-02')) =>
	confirmation(planOf([stop], { risk, targets }), production);

test('the risk decides what is asked for', () => {
	expect(asked('routine', false)).toEqual({ ask: 'y' });
	expect(asked('disruptive', false)).toEqual({ ask: 'word', word: 'stop' });
	expect(asked('destructive', false)).toEqual({
		ask: 'names',
		text: 'web-01, web-02',
		accepts: ['web-01, web-02', '2'],
	});
});

test('production asks for one level more', () => {
	expect(asked('routine', true)).toEqual({ ask: 'word', word: 'stop' });
	expect(asked('disruptive', true)).toMatchObject({ ask: 'names', text: 'web-01, web-02' });
	expect(asked('destructive', true)).toMatchObject({ accepts: ['stop web-01, web-02', 'stop 2'] });
});

test('many are counted, one is named: a count of one would be no thought at all', () => {
	expect(asked('destructive', false, named('a', 'b', 'c', 'd'))).toMatchObject({ text: '4' });
	expect(asked('destructive', false, named('a'))).toMatchObject({ accepts: ['a'] });
});

test('a name that nobody could type gives way to the id', () => {
	expect(asked('destructive', false, named('we\u202eb', '', 'Ümlaut', ' web'))).toMatchObject({
		accepts: ['4', 'i-0, i-1, i-2, i-3'],
	});
});

test('a plan may bring its own word', () => {
	expect(confirmation(planOf([stop], { word: 'swap' }), false)).toEqual({ ask: 'word', word: 'swap' });
});
