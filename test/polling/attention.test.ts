import { expect, test } from 'vitest';
import type { Operation } from '../../source/operations/operation.ts';
import { attentionTo } from '../../source/polling/attention.ts';
import { kinds } from '../../source/resources/all.ts';
import { firstScreen, type Place } from '../../source/store/screen.ts';

const swap: Operation = {
	id: 'op-1',
	plan: {
		action: 'swap',
		title: 'swap',
		risk: 'disruptive',
		targets: [
			{ kind: 'environments', id: 'e-1', name: 'shop-blue' },
			{ kind: 'a kind of another version', id: 'x', name: 'x' },
		],
		changes: [],
		checks: [],
		guards: [],
		steps: [],
		done: [],
	},
	where: { profile: 'ops', account: '1', region: 'eu-west-1', simulated: true },
	startedAt: 0,
	phase: 'watching',
	steps: [],
	narration: [],
};

const on = (place: Place) => {
	const state = { screen: { ...firstScreen, places: [place] }, operations: [swap] };
	return kinds.filter((kind) => attentionTo(state, kind) === 'shown').toSorted();
};

test.each<[string, Place, string[]]>([
	['the cockpit shows its panes', { screen: 'cockpit' }, ['alarms', 'deployments', 'instances', 'users']],
	['a table shows its kind', { screen: 'table', kind: 'alarms' }, ['alarms']],
	['tags are instances', { screen: 'table', kind: 'tags' }, ['instances']],
	[
		'the timeline waits for news of all',
		{ screen: 'timeline', cursor: 0 },
		['alarms', 'deployments', 'instances', 'users'],
	],
	['an operation shows what it changes', { screen: 'operation', id: 'op-1', offset: 0 }, ['environments']],
	['an operation that is not known shows nothing', { screen: 'operation', id: 'gone', offset: 0 }, []],
	['the journal shows nothing', { screen: 'journal', cursor: 0 }, []],
])('%s', (_what, place, shown) => {
	expect(on(place)).toEqual(shown);
});

test('what the cockpit counts is watched everywhere, the rest only where it is shown', () => {
	const state = {
		screen: { ...firstScreen, places: [{ screen: 'journal' as const, cursor: 0 }] },
		operations: [],
	};
	expect(attentionTo(state, 'instances')).toBe('counted');
	expect(attentionTo(state, 'environments')).toBe('none');
	expect(attentionTo(state, 'tags')).toBe('none');
});
