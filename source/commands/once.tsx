/** One frame of the cockpit as plain text. */

import { stripVTControlCharacters } from 'node:util';
import { renderToString } from 'ink';
import type { StoreApi } from 'zustand';
import { Surrounded } from '../../views/surrounded.tsx';
import { WholeScreen } from '../../views/whole-screen.tsx';
import { systemClock } from '../clock.ts';
import { createConnections } from '../cockpit/connections.ts';
import { panes } from '../store/screen.ts';
import type { State } from '../store/state.ts';
import { beforeFlight } from './before-flight.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import { openStore } from './open-store.ts';

/** Milliseconds after which what has not come is told as it is. */
const patience = 30_000;

/** Exit code 0 when every pane could be read, 3 when one could not. */
export async function once(options: CockpitOptions): Promise<number> {
	const { env, stdout, stderr } = process;
	const before = await beforeFlight(options, env);
	for (const problem of before.problems) stderr.write(`${problem}\n`);
	const store = openStore(before, {
		columns: Number(env.COLUMNS) || stdout.columns || 120,
		rows: Number(env.LINES) || stdout.rows || 36,
	});
	const connections = createConnections({
		store,
		clock: systemClock,
		jitter: () => 0,
		destination: before.destination,
	});
	await settled(store);
	store.setState({ now: connections.region().now(), traffic: connections.region().traffic() });
	connections.close();
	const { columns } = store.getState().screen.size;
	const frame = renderToString(
		<Surrounded store={store} cockpit={nobody} colour={false}>
			<WholeScreen />
		</Surrounded>,
		{ columns },
	);
	stdout.write(`${stripVTControlCharacters(frame).trimEnd()}\n`);
	const failed = sourcesOf(store.getState()).filter(({ at, problem }) => problem || at === undefined);
	for (const { title, problem } of failed)
		stderr.write(`${title}: ${problem?.sentence ?? 'no answer yet.'}\n`);
	return failed.length > 0 ? 3 : 0;
}

/** Nobody presses keys here. */
const nobody = { run() {}, edit() {}, resize() {} };

/** What enriches a kind is not waited for where the kind itself could not be read. */
const sourcesOf = ({ known }: State) =>
	panes.flatMap((pane) => {
		const sources = pane === 'timeline' ? [] : known[pane].sources;
		const own = sources.filter(({ enriches }) => !enriches);
		return own.some(({ at, problem }) => at !== undefined || !problem) ? sources : own;
	});

/** Every source was read or has failed, and we know who we are or why not. */
async function settled(store: StoreApi<State>): Promise<void> {
	const isSettled = (state: State) =>
		state.session.connection.state !== 'connecting' &&
		sourcesOf(state).every(({ at, problem }) => at !== undefined || problem !== undefined);
	const { promise, resolve } = Promise.withResolvers<void>();
	const check = (state: State) => isSettled(state) && resolve();
	const forget = store.subscribe(check);
	const giveUp = systemClock.after(patience, resolve);
	check(store.getState());
	await promise;
	giveUp();
	forget();
}
