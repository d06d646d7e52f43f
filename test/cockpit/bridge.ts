/** A cockpit without a screen, in a session of the bakery: its keys and its store. */
import type { CommandId } from '../../source/cockpit/commands.ts';
import type { Controls } from '../../source/cockpit/controls.ts';
import { createCockpit } from '../../source/cockpit/create-cockpit.ts';
import { takeOff } from '../../source/cockpit/flying.ts';
import { followOthers } from '../../source/cockpit/following.ts';
import { recallOnArrival } from '../../source/cockpit/resuming.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import type { Operation } from '../../source/operations/operation.ts';
import type { Plan } from '../../source/operations/plan.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import type { Bakery } from '../operations/bake/bakery.ts';

export function openBridge(bakery: Bakery, name: string) {
	const { journal, region, die } = bakery.session(name);
	const { clock } = bakery;
	const connecting = { state: 'connecting' } as const;
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			...{ profile: 'test', region: 'eu-west-1', simulated: false, readOnly: false, production: false },
			connection: connecting,
		},
		now: clock.now(),
		size: { columns: 100, rows: 30 },
	});
	const over = new AbortController();
	const left: string[] = [];
	let ids = 0;
	const controls: Controls = {
		store,
		clock,
		journal,
		uuid: () => `${name}-${ids++}`,
		run: (command) => cockpit.run(command),
		extentOf: () => ({ page: 10, length: 10 }),
		connections: {
			region: () => region,
			destination: () => ({ profile: 'test', region: 'eu-west-1' }),
			connect() {},
			simulate() {},
			reconnect() {},
			readNow() {},
			attend() {},
			signal: () => over.signal,
			close() {},
		},
		terminal: { copy() {}, redraw() {}, suspend() {}, quit: () => void left.push('quit') },
	};
	const cockpit = createCockpit(controls);
	recallOnArrival(controls);
	const stop = followOthers(controls);

	return {
		store,
		stop,
		die,
		left,
		/** Learns who it is; what the journal tells is read. */
		async arrive() {
			const identity = await region.identity();
			store.setState(({ session }) => ({
				session: { ...session, connection: { state: 'ready', identity } },
			}));
			await clock.advance(0);
		},
		press: (command: CommandId) => cockpit.run(command),
		takeOff: (plan: Plan) => takeOff(controls, plan, undefined),
		/** Stands before the page of an operation. */
		look: (id: string) =>
			store.setState(({ screen }) => ({
				screen: { ...screen, overlay: undefined, places: [{ screen: 'operation', id, offset: 0 }] },
			})),
		operation: (id: string): Operation | undefined =>
			store.getState().operations.find((operation) => operation.id === id),
		notice: () => store.getState().screen.notice?.text ?? '',
		overlay: () => store.getState().screen.overlay,
	};
}
