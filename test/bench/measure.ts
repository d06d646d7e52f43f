/** What is measured, and how often. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { open, size } from './terminal.ts';

export interface Figures {
	instances: number;
	/** Milliseconds from the start of the process. */
	firstFrame: number;
	filledPanes: number;
	/** Milliseconds from a key to the last byte of its frame. */
	keyMedian: number;
	key99: number;
	/** A cursor move in the instances table; keys that scroll it are told apart. */
	bytesPerKey: number;
	bytesPerScroll: number;
	/** Milliseconds of CPU. */
	cpuPerKey: number;
	/** MiB, after the panes were filled and the keys pressed. */
	memory: number;
	/** Percent of one core, over `idleSeconds` on the cockpit. */
	cpuIdle: number;
	bytesIdlePerMinute: number;
}

const starts = 5;
const warmUp = 50;
const keys = 250;
/** Milliseconds without a byte after which a frame is over. */
const quiet = 60;
export const idleSeconds = 30;

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
export const quantile = (values: readonly number[], share: number): number =>
	sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
const median = (values: readonly number[]) => quantile(values, 0.5);

const isDrawn = (frame: string) => frame.includes('airboss') && frame.includes('Instances');
const isFilled = (frame: string) =>
	isDrawn(frame) &&
	!/loading…/.test(frame) &&
	frame.includes('running') &&
	frame.includes('OK') &&
	frame.includes('ago');

export async function measure(instances: number): Promise<Figures> {
	const args = ['--instances', String(instances)];
	const first: number[] = [];
	const filled: number[] = [];
	for (let start = 0; start < starts; start++) {
		const cockpit = open(args);
		first.push(await cockpit.until(isDrawn));
		filled.push(await cockpit.until(isFilled));
		await cockpit.close();
	}
	const cockpit = open(args);
	await cockpit.until(isFilled);
	const idle = await idling(cockpit);
	const perKey = await pressing(cockpit);
	const memory = cockpit.memory();
	await cockpit.close();
	return { instances, firstFrame: median(first), filledPanes: median(filled), ...perKey, memory, ...idle };
}

type Cockpit = ReturnType<typeof open>;

async function idling(cockpit: Cockpit) {
	await wait(3000);
	const before = { cpu: cockpit.cpu(), bytes: cockpit.bytes() };
	await wait(idleSeconds * 1000);
	return {
		cpuIdle: ((cockpit.cpu() - before.cpu) / idleSeconds) * 100,
		bytesIdlePerMinute: ((cockpit.bytes() - before.bytes) / idleSeconds) * 60,
	};
}

/** In the full-screen table: moves within the page, then moves that scroll it by one row. */
async function pressing(cockpit: Cockpit) {
	// The pane of the instances, and the same key again for its full screen.
	cockpit.write('3');
	await cockpit.silence(quiet);
	cockpit.write('3');
	await cockpit.until((frame) => frame.includes('IMAGE'));
	await press(cockpit, warmUp, (index) => (index % 2 === 0 ? 'j' : 'k'));
	const moves = await press(cockpit, keys / 2, (index) => (index % 2 === 0 ? 'j' : 'k'));
	await press(cockpit, size.rows, () => 'j');
	const scrolls = await press(cockpit, keys / 2, () => 'j');
	const times = [...moves, ...scrolls].map(({ time }) => time);
	const cpu = [...moves, ...scrolls].reduce((sum, key) => sum + key.cpu, 0);
	return {
		keyMedian: median(times),
		key99: quantile(times, 0.99),
		bytesPerKey: median(moves.map(({ bytes }) => bytes)),
		bytesPerScroll: median(scrolls.map(({ bytes }) => bytes)),
		cpuPerKey: (cpu / times.length) * 1000,
	};
}

interface Pressed {
	/** Milliseconds. */
	time: number;
	bytes: number;
	/** Seconds. */
	cpu: number;
}

async function press(cockpit: Cockpit, count: number, key: (index: number) => string): Promise<Pressed[]> {
	const pressed: Pressed[] = [];
	for (let index = 0; index < count; index++) {
		await cockpit.silence(quiet);
		const before = { bytes: cockpit.bytes(), cpu: cockpit.cpu(), at: performance.now() };
		cockpit.write(key(index));
		await cockpit.answer(before.bytes);
		const end = await cockpit.silence(quiet);
		pressed.push({
			time: end - before.at,
			bytes: cockpit.bytes() - before.bytes,
			cpu: cockpit.cpu() - before.cpu,
		});
	}
	return pressed;
}
