// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Cockpit } from '../../source/cockpit/cockpit.ts';
import type { CommandId } from '../../source/cockpit/commands.ts';
import type { Controls } from '../../source/cockpit/controls.ts';
import { createCockpit } from '../../source/cockpit/create-cockpit.ts';
import { startTicking } from '../../source/cockpit/ticking.ts';
import type { Environment } from '../../source/resources/elasticbeanstalk/environments.ts';
import { environments } from '../../source/resources/elasticbeanstalk/environments.ts';
import type { Kinds } from '../../source/resources/resource.ts';
import type { Place } from '../../source/store/screen.ts';
import type { State } from '../../source/store/state.ts';
import { extentOf } from '../../views/extent.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { $metadata, listed, regionWith } from '../resources/region.ts';
import { knowing, now, stateOf } from '../views/screen-of.ts';

type Ids = readonly string[];

/** A cockpit over environments of these names, of which some are marked, with a place in front. */
async function onDeck({ names, marks = [], place }: { names: Ids; marks?: Ids; place?: Place }) {
	const clock = createManualClock(now);
	const aborted: string[] = [];
	let hold = Promise.resolve();
	const region = regionWith(
		{
			elasticbeanstalk: {
				DescribeEnvironments: async ({ EnvironmentIds }) => ({
					Environments: (EnvironmentIds ?? names).map((name) => ({
						EnvironmentId: name,
						EnvironmentName: name,
						ApplicationName: name.split('-')[0],
						VersionLabel: `version of ${name}`,
						Status: 'Ready',
						EnvironmentArn: name,
					})),
					$metadata,
				}),
				DescribeConfigurationSettings: async (_input, signal) => {
					signal.addEventListener('abort', () => aborted.push('settings'));
					await hold;
					return { ConfigurationSettings: [], $metadata };
				},
				ListTagsForResource: async () => ({ ResourceTags: [], $metadata }),
			},
		},
		clock,
	);
	const known: Kinds['environments'][] = await listed<Environment>(environments, region);
	const start = knowing(
		stateOf(
			{ columns: 120, rows: 36 },
			{
				places: [{ screen: 'cockpit' }, place ?? { screen: 'table', kind: 'environments' }],
				tables: {
					environments: { filter: '', filtering: false, cursorIndex: 0, marks: new Set(marks) },
				},
			},
		),
		'environments',
		known,
	);
	const store = createStore<State>(() => start);
	const controls: Controls = {
		store,
		clock,
		run: (command: CommandId) => cockpit.run(command),
		uuid: () => 'token',
		connections: {
			region: () => region,
			destination: () => ({ profile: 'ops', region: 'eu-west-1' }),
			connect: () => {},
			simulate: () => {},
			reconnect: () => {},
			readNow: () => {},
			attend: () => {},
			signal: () => new AbortController().signal,
			close: () => {},
		},
		journal: memoryJournal(),
		extentOf,
		terminal: { copy: () => {}, redraw: () => {}, suspend: () => {}, quit: () => {} },
	};
	const cockpit: Cockpit = createCockpit(controls);
	startTicking(controls);
	const front = () => {
		const inFront = store.getState().screen.places.at(-1);
		return inFront?.screen === 'comparison' ? inFront : undefined;
	};
	return {
		aborted,
		press: (...commands: CommandId[]) => commands.forEach(cockpit.run),
		type: (text: string) => cockpit.edit({ key: 'insert', text }),
		settle: () => clock.advance(20_000),
		holdBack() {
			let release = () => {};
			hold = new Promise((resolve) => {
				release = resolve;
			});
			return release;
		},
		front,
		pair: () => [front()?.left.name, front()?.right.name],
		notice: () => store.getState().screen.notice?.text ?? '',
		choices: () => {
			const { overlay } = store.getState().screen;
			return overlay?.overlay === 'picker' && overlay.choices.state === 'ready'
				? overlay.choices.value.map(({ label }) => label)
				: [];
		},
	};
}

const names = ['shop-blue', 'shop-green', 'other-web'];

describe('=', () => {
	test('compares the two that are marked, the one marked first on the left', async () => {
		const deck = await onDeck({ names, marks: ['shop-green', 'shop-blue'] });
		deck.press('compare');
		expect(deck.pair()).toEqual(['shop-green', 'shop-blue']);
		expect(deck.front()?.comparison.state).toBe('loading');
		await deck.settle();
		expect(deck.front()?.comparison).toMatchObject({
			state: 'ready',
			value: { sections: [{ title: 'Environment', differences: [{ name: 'version' }] }] },
		});
	});

	test('asks with which one to compare the one under the cursor, its own application first', async () => {
		const deck = await onDeck({ names: ['shop-blue', 'other-web', 'shop-green'] });
		deck.press('down', 'compare');
		expect(deck.choices()).toEqual(['shop-green', 'other-web']);
		deck.press('open');
		expect(deck.pair()).toEqual(['shop-blue', 'shop-green']);
	});

	test('takes a single mark for the left one', async () => {
		const deck = await onDeck({ names, marks: ['shop-green'] });
		deck.press('compare', 'open');
		expect(deck.pair()).toEqual(['shop-green', 'shop-blue']);
	});

	test('takes the one whose page is in front, whatever is marked', async () => {
		const place: Place = {
			screen: 'detail',
			kind: 'environments',
			id: 'shop-blue',
			mode: 'fields',
			offset: 0,
			detail: { state: 'loading' },
		};
		const deck = await onDeck({ names, marks: ['shop-green', 'other-web'], place });
		deck.press('compare', 'open');
		expect(deck.pair()).toEqual(['shop-blue', 'shop-green']);
	});

	test('says what it needs: not three, not another kind, not one alone', async () => {
		const three = await onDeck({ names, marks: names });
		three.press('compare');
		expect(three.notice()).toBe('Two environments are compared, and 3 are marked.');
		const elsewhere = await onDeck({ names, place: { screen: 'table', kind: 'instances' } });
		elsewhere.press('compare');
		expect(elsewhere.notice()).toContain('mark two of them');
		const alone = await onDeck({ names: ['shop-blue'] });
		alone.press('compare');
		expect(alone.notice()).toBe('There is no other environment to compare shop-blue with.');
		expect([three.front(), elsewhere.front(), alone.front()]).toEqual([undefined, undefined, undefined]);
	});
});

describe('the page', () => {
	test('is filtered while one types, and esc clears the filter before it leaves', async () => {
		const deck = await onDeck({ names, marks: ['shop-blue', 'shop-green'] });
		deck.press('compare', 'filter');
		deck.type('ver');
		expect(deck.front()).toMatchObject({ filter: 'ver', filtering: true });
		deck.press('open');
		expect(deck.front()).toMatchObject({ filter: 'ver', filtering: false });
		deck.press('back');
		expect(deck.front()).toMatchObject({ filter: '' });
		deck.press('back');
		expect(deck.front()).toBeUndefined();
	});

	test('keeps what it shows while it is read again', async () => {
		const deck = await onDeck({ names, marks: ['shop-blue', 'shop-green'] });
		deck.press('compare');
		await deck.settle();
		deck.press('readNow');
		expect(deck.front()?.comparison.state).toBe('ready');
	});

	test('aborts what it was reading when one leaves it', async () => {
		const deck = await onDeck({ names, marks: ['shop-blue', 'shop-green'] });
		const release = deck.holdBack();
		deck.press('compare');
		await deck.settle();
		deck.press('back');
		expect(deck.aborted).not.toEqual([]);
		release();
	});

	test('is read again when one comes back to it', async () => {
		const deck = await onDeck({ names, marks: ['shop-blue', 'shop-green'] });
		deck.press('compare', 'timeline');
		await deck.settle();
		deck.press('back');
		await deck.settle();
		expect(deck.front()?.comparison.state).toBe('ready');
	});
});
