import {
	chmodSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lastSessions } from '../../source/commands/last-session.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import type { State } from '../../source/store/state.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { instance, knowing, stateOf } from '../views/screen-of.ts';

const place = { profile: 'default', region: 'eu-west-1' };
const day = 86_400_000;

/** A session that knows three instances, and a home of its own. */
function home() {
	const folder = mkdtempSync(join(tmpdir(), 'airboss-last-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const env: NodeJS.ProcessEnv = { HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
	const clock = createManualClock();
	const state = knowing(
		stateOf({ columns: 120, rows: 36 }),
		'instances',
		[1, 2, 3].map((n) => instance(n)),
	);
	const { size } = state.screen;
	const store = createAirbossStore({
		settings: state.settings,
		session: state.session,
		now: state.now,
		size,
	});
	store.setState(state);
	const sessions = lastSessions(env, clock);
	const kept = join(folder, 'cache', 'airboss');
	const only = () => join(kept, readdirSync(kept)[0] ?? '');
	return { env, clock, store, sessions, kept, only };
}

const rows = (session: ReturnType<ReturnType<typeof home>['sessions']['recall']>) =>
	session?.panes.instances?.rows.map(({ cells }) => cells.name?.text);

describe('the last session', () => {
	test('is kept when one leaves, for its owner alone, and recalled at the same place', async () => {
		const { sessions, store, kept, only, env, clock } = home();
		expect(sessions.recall(place)).toBeUndefined();
		await sessions.keep(store, () => place)();
		expect(rows(sessions.recall(place))).toEqual(['web-1', 'web-2', 'web-3']);
		expect(statSync(kept).mode & 0o777).toBe(0o700);
		expect(statSync(only()).mode & 0o777).toBe(0o600);
		expect(readdirSync(kept)).toHaveLength(1);
		expect(sessions.recall({ ...place, region: 'eu-west-2' })).toBeUndefined();
		expect(sessions.recall({ ...place, profile: '../other' })).toBeUndefined();
		// Other credentials in the environment lead to another account.
		expect(lastSessions({ ...env, AWS_ACCESS_KEY_ID: 'AKIA' }, clock).recall(place)).toBeUndefined();
	});

	test('is kept soon, and every minute, so that one that is killed leaves something', async () => {
		const { sessions, store, clock, kept } = home();
		const stop = sessions.keep(store, () => place);
		await clock.advance(4000);
		expect(sessions.recall(place)).toBeUndefined();
		await clock.advance(1000);
		await expect.poll(() => rows(sessions.recall(place))).toHaveLength(3);
		store.setState(({ known }) => knowing(store.getState(), 'instances', known.instances.items.slice(1)));
		await clock.advance(60_000);
		await expect.poll(() => rows(sessions.recall(place))).toHaveLength(2);
		await stop();
		await clock.advance(600_000);
		expect(readdirSync(kept)).toHaveLength(1);
	});

	test('is kept before the process ends, when there is no time for more', () => {
		const { sessions, store, kept, only } = home();
		sessions.keepAtOnce(store.getState(), place);
		expect(rows(sessions.recall(place))).toHaveLength(3);
		expect(statSync(kept).mode & 0o777).toBe(0o700);
		expect(statSync(only()).mode & 0o777).toBe(0o600);
		expect(() =>
			lastSessions({ HOME: '/proc' }, createManualClock()).keepAtOnce(store.getState(), place),
		).not.toThrow();
	});

	test('of a world that ends with its session is not kept; of a shared one it is', async () => {
		const { sessions, store } = home();
		const alone = { ...place, simulation: defaultSimulation };
		const shared = { ...place, simulation: { world: '/run/world.sock' } };
		await sessions.keep(store, () => alone)();
		expect(sessions.recall(alone)).toBeUndefined();
		await sessions.keep(store, () => shared)();
		expect(rows(sessions.recall(shared))).toHaveLength(3);
		expect(sessions.recall(place)).toBeUndefined();
	});

	test('is not kept before it is known who one is', async () => {
		const { sessions, store } = home();
		store.setState(({ session }) => ({ session: { ...session, connection: { state: 'connecting' } } }));
		await sessions.keep(store, () => place)();
		expect(sessions.recall(place)).toBeUndefined();
	});

	test('that was left before anything was read keeps what the one before it had', async () => {
		const { sessions, store } = home();
		await sessions.keep(store, () => place)();
		const unread: State = {
			...stateOf({ columns: 120, rows: 36 }),
			remembered: sessions.recall(place),
		};
		store.setState(unread);
		const before = sessions.recall(place);
		await sessions.keep(store, () => place)();
		expect(sessions.recall(place)).toEqual(before);
	});

	test('that is more than a week old is forgotten', async () => {
		const { sessions, store, clock } = home();
		await sessions.keep(store, () => place)();
		await clock.advance(7 * day - 3000);
		expect(rows(sessions.recall(place))).toHaveLength(3);
		await clock.advance(4000);
		expect(rows(sessions.recall(place))).toBeUndefined();
	});

	test.each([
		['cut off', (text: string) => text.slice(0, -20)],
		['of another version', (text: string) => text.replace('"version":1', '"version":2')],
		['of another profile', (text: string) => text.replace('"default"', '"prod"')],
		['no object', () => '[]'],
		['empty', () => ''],
		['far too large', (text: string) => text + ' '.repeat(1_000_000)],
		['with rows that are none', (text: string) => text.replace(/"rows":\[.*\]/, '"rows":{"length":3}')],
		['read in the future', (text: string) => text.replace(/"at":\d+/, '"at":9e15')],
	])('that is %s is passed over', async (_what, spoilt) => {
		const { sessions, store, only } = home();
		await sessions.keep(store, () => place)();
		writeFileSync(only(), spoilt(readFileSync(only(), 'utf8')));
		expect(rows(sessions.recall(place))).toBeUndefined();
	});

	test('is never read through a link, and a place that cannot be written is nobody’s trouble', async () => {
		const { sessions, store, only, kept } = home();
		await sessions.keep(store, () => place)();
		const [file, other] = [only(), join(kept, '..', 'elsewhere.json')];
		writeFileSync(other, readFileSync(file));
		rmSync(file);
		symlinkSync(other, file);
		expect(sessions.recall(place)).toBeUndefined();
		rmSync(kept, { recursive: true });
		writeFileSync(kept, 'a file');
		chmodSync(kept, 0o600);
		await expect(sessions.keep(store, () => place)()).resolves.toBeUndefined();
	});
});
