/** A session's life: the cockpit fills, idles, is flown by hundreds of keys, and rests. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { isFilled, isTable } from './cockpit-screen.ts';
import type { Effort } from './effort.ts';
import { type Held, hold } from './held-keys.ts';
import { type HomeSettings, newHome } from './home.ts';
import { moves, type Pressed, press, rhythm, scrolls, toLastRow } from './keys.ts';
import { bundle } from './programs.ts';
import { open, type Session } from './terminal.ts';

export interface Life {
	/** Percent of a core, on the cockpit without a key; undefined when that was left out. */
	cpuIdle?: number;
	moves: Pressed[];
	scrolls: Pressed[];
	paneScrolls: Pressed[];
	/** Milliseconds of CPU a key, less what the same time costs without keys. */
	cpuPerKey: number;
	/** MB, after the keys and the rest. */
	memory: number;
	atOnce: Held;
	inRhythm: Held;
}

export interface LifeOptions {
	instances: number;
	settings?: HomeSettings;
	/** Leaves out the minute on the cockpit. */
	hurried?: boolean;
}

export async function live({ instances, settings, hurried }: LifeOptions, effort: Effort): Promise<Life> {
	const home = newHome(settings);
	const session = open(bundle('--simulate', '--instances', String(instances)), home);
	try {
		await session.until(isFilled);
		// The first reads are over, also the one of the credential report.
		await wait(10_000);
		const cpuIdle = hurried ? undefined : (await cpuOver(session, effort.idle)) * 100;
		await openTable(session);
		await warmUp(session, effort.keys);

		const half = Math.floor(effort.keys / 2);
		const before = { cpu: session.cpu(), at: performance.now() };
		const scrolled = await press(session, scrolls(half), rhythm);
		const moved = await press(session, moves(half), rhythm);
		const spent = { cpu: session.cpu() - before.cpu, time: performance.now() - before.at };
		const atRest = await cpuOver(session, effort.rest);
		const memory = session.memory();

		// Of 1,000 rows not many are left below.
		await press(session, ['g'], 0);
		const atOnce = await hold(session, effort.held, 0);
		const inRhythm = await hold(session, effort.held, 1000 / 60);
		session.write('\x1b');
		await session.until((text) => !isTable(text));
		await toLastRow(session);
		const paneScrolls = await press(session, scrolls(Math.floor(effort.keys / 4)), rhythm);
		return {
			...(cpuIdle === undefined ? {} : { cpuIdle }),
			scrolls: scrolled,
			moves: moved,
			paneScrolls,
			cpuPerKey: (spent.cpu - atRest * spent.time) / (half * 2),
			memory,
			atOnce,
			inRhythm,
		};
	} finally {
		await session.close();
		home.remove();
	}
}

/** The pane of the instances, and the same key again for its full screen. */
export async function openTable(session: Session): Promise<void> {
	await press(session, ['3'], 0);
	session.write('3');
	await session.until(isTable);
}

/** Leaves the cursor at the last row that is shown: the next `j` scrolls. */
export async function warmUp(session: Session, keys: number): Promise<void> {
	await toLastRow(session);
	const half = Math.floor(keys / 2);
	await press(session, moves(half), 0);
	await toLastRow(session);
	await press(session, scrolls(half), 0);
}

/** Share of a core over so many seconds. */
async function cpuOver(session: Session, seconds: number): Promise<number> {
	const before = { cpu: session.cpu(), at: performance.now() };
	await wait(seconds * 1000);
	return (session.cpu() - before.cpu) / (performance.now() - before.at);
}
