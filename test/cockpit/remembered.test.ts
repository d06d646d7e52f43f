import { describe, expect, onTestFinished, test } from 'vitest';
import { beginAction } from '../../source/cockpit/beginning.ts';
import { createConnections, type Destination } from '../../source/cockpit/connections.ts';
import type { Controls } from '../../source/cockpit/controls.ts';
import { createCockpit } from '../../source/cockpit/create-cockpit.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import type { LastSession } from '../../source/store/last-session.ts';
import { headerLine } from '../../views/header-line.ts';
import { paneLines } from '../../views/pane-lines.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { textOf } from '../views/screen-of.ts';

const place: Destination = {
	profile: 'simulator',
	region: 'eu-west-1',
	simulation: { ...defaultSimulation, calm: true },
};

/** A session over a simulated region that was left a quarter of an hour ago, with an instance that has gone since. */
function session(account: string) {
	const clock = createManualClock();
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			...{ profile: 'simulator', region: 'eu-west-1', simulated: true, readOnly: false, production: false },
			connection: { state: 'connecting' },
		},
		now: clock.now(),
		size: { columns: 160, rows: 40 },
	});
	const last: LastSession = {
		...{ profile: 'simulator', region: 'eu-west-1', account },
		panes: {
			instances: {
				at: clock.now() - 900_000,
				summary: '1 · 1 running',
				rows: [
					{ tone: 'good', cells: { name: { text: 'gone-since' }, state: { text: 'running', tone: 'good' } } },
				],
			},
		},
	};
	const connections = createConnections({
		store,
		clock,
		jitter: () => 0.5,
		destination: place,
		recall: ({ region }) => (region === 'eu-west-1' ? last : undefined),
	});
	const controls: Controls = {
		store,
		clock,
		connections,
		uuid: () => 'token',
		journal: memoryJournal(),
		extentOf: () => ({ page: 10, length: 10 }),
		terminal: { copy() {}, redraw() {}, suspend() {}, quit() {} },
		run: (command) => hands.run(command),
	};
	const hands = createCockpit(controls);
	onTestFinished(connections.close);
	return {
		...{ clock, store, connections, hands, controls },
		pane: () => textOf(paneLines(store.getState(), 'instances')),
		header: () => textOf([headerLine(store.getState(), 160)]),
		arrive: async () => {
			await connections.region().identity();
			await clock.advance(0);
		},
		notice: () => store.getState().screen.notice?.text ?? '',
	};
}

describe('what the last session has left', () => {
	test('is in the first frame, marked as old, and goes with the first read, without any news', async () => {
		const { pane, header, arrive, clock, store } = session('123456789012');
		expect(pane()).toContain('gone-since');
		expect(pane()).toContain('15m old · last session');
		expect(header()).toContain('… reading');
		expect(textOf(paneLines(store.getState(), 'alarms'))).toContain('loading…');
		await arrive();
		for (let second = 0; second < 60 && pane().includes('last session'); second++) await clock.advance(1000);
		expect(pane()).toContain('bastion');
		expect(pane()).not.toMatch(/gone-since|last session/);
		expect(store.getState().timeline).toEqual([]);
	});

	test('is the basis of nothing: no action, no mark, no page', async () => {
		const { controls, hands, store, notice, arrive, clock } = session('123456789012');
		hands.run('pane3');
		for (const action of ['stop', 'terminate', 'tag']) {
			beginAction(controls, action);
			expect(notice()).toContain(
				'the instances are still those of the last session; wait until they have been read',
			);
			expect(store.getState().screen.overlay).toBeUndefined();
		}
		hands.run('mark');
		hands.run('open');
		hands.run('power');
		expect(store.getState().screen.tables.instances?.marks.size ?? 0).toBe(0);
		expect(store.getState().screen.overlay).toBeUndefined();
		await arrive();
		for (let second = 0; second < 60 && store.getState().known.instances.items.length === 0; second++)
			await clock.advance(1000);
		beginAction(controls, 'terminate');
		expect(store.getState().screen.overlay?.overlay).toMatch(/form|plan/);
	});

	test('of another account is gone as soon as it is known', async () => {
		const { pane, arrive } = session('999999999999');
		expect(pane()).toContain('gone-since');
		await arrive();
		expect(pane()).not.toContain('gone-since');
	});

	test('stays at its place', () => {
		const { pane, connections } = session('123456789012');
		connections.connect({ ...place, region: 'eu-west-2' });
		expect(pane()).not.toContain('gone-since');
		connections.connect(place);
		expect(pane()).toContain('gone-since');
	});
});
