/** Memory: of a cockpit whose region is elsewhere, as on AWS, and over a simulated day. */
import { setTimeout as wait } from 'node:timers/promises';
import { isFilled } from './cockpit-screen.ts';
import type { Effort } from './effort.ts';
import { newHome } from './home.ts';
import { bundle } from './programs.ts';
import { keepRegion } from './region.ts';
import type { Results } from './results.ts';
import { openTable, warmUp } from './session.ts';
import { median } from './statistics.ts';
import { open } from './terminal.ts';

export async function joined(effort: Effort): Promise<Results> {
	// Only memory is read: both may be flown at the same time.
	const [small, large] = await Promise.all([joinedMemory(1000, effort), joinedMemory(50_000, effort)]);
	return { joined1k: { value: small }, joined50k: { value: large } };
}

async function joinedMemory(instances: number, effort: Effort): Promise<number> {
	const home = newHome();
	const region = await keepRegion(home, '--instances', String(instances));
	const session = open(region.joining, home);
	try {
		await session.until(isFilled);
		await openTable(session);
		await warmUp(session, effort.keys);
		await wait(effort.rest * 1000);
		return session.memory();
	} finally {
		await session.close();
		await region.end();
		home.remove();
	}
}

const speed = 600;
/** Wall seconds. */
const hour = 3600 / speed;
/** Memory is read so often in an hour: garbage collection makes it a saw. */
const samples = 12;

export async function day({ hours }: Effort): Promise<Results> {
	const home = newHome();
	const session = open(bundle('--simulate', '--instances', '1000', '--speed', String(speed)), home);
	try {
		await session.until(isFilled);
		const byHour: number[] = [];
		for (let passed = 0; passed < hours; passed++) {
			const read: number[] = [];
			for (let sample = 0; sample < samples; sample++) {
				await wait((hour / samples) * 1000);
				read.push(session.memory());
			}
			byHour.push(median(read));
		}
		const [first = Number.NaN, ...later] = smooth(byHour.slice(1));
		const most = Math.max(...later);
		return {
			growth: {
				value: (most / first - 1) * 100,
				note: `${first.toFixed(0)} MB after the first hour, at most ${most.toFixed(0)} MB later`,
				detail: Object.fromEntries(byHour.map((value, index) => [`megabytesHour${index + 1}`, value])),
			},
		};
	} finally {
		await session.close();
		home.remove();
	}
}

/** Medians of three neighbours. */
const smooth = (values: readonly number[]): number[] =>
	values.slice(2).map((_, index) => median(values.slice(index, index + 3)));
