import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { paced } from '../../source/store/paced.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

function watching() {
	const clock = createManualClock();
	const store = createStore(() => ({ count: 0 }));
	const { store: seen, tell } = paced(store, clock, 100);
	const frames: Array<{ at: number; count: number }> = [];
	const start = clock.now();
	const forget = seen.subscribe(({ count }) => frames.push({ at: clock.now() - start, count }));
	const arrive = () => store.setState(({ count }) => ({ count: count + 1 }));
	return { clock, seen, tell, frames, arrive, forget };
}

describe('data in frames', () => {
	test('the first after a pause is told at once, a burst together', async () => {
		const { clock, frames, arrive } = watching();
		arrive();
		await clock.advance(0);
		for (let count = 0; count < 30; count++) {
			arrive();
			await clock.advance(10);
		}
		await clock.advance(100);
		expect(frames).toEqual([
			{ at: 0, count: 1 },
			{ at: 100, count: 11 },
			{ at: 200, count: 21 },
			{ at: 300, count: 31 },
		]);
	});

	test('who has pressed a key does not wait for the rest of the burst', async () => {
		const { clock, frames, arrive, tell } = watching();
		arrive();
		await clock.advance(0);
		await clock.advance(20);
		arrive();
		tell();
		expect(frames).toEqual([
			{ at: 0, count: 1 },
			{ at: 20, count: 2 },
		]);
		await clock.advance(500);
		expect(frames).toHaveLength(2);
	});

	test('a wall clock that is set back by an hour holds nothing up', async () => {
		const clock = createManualClock();
		let ahead = 3_600_000;
		const store = createStore(() => ({ count: 0 }));
		const { store: seen } = paced(store, { ...clock, now: () => clock.now() + ahead }, 100);
		const told: number[] = [];
		seen.subscribe(({ count }) => told.push(count));
		store.setState({ count: 1 });
		await clock.advance(0);
		ahead = 0;
		store.setState({ count: 2 });
		await clock.advance(100);
		expect(told).toEqual([1, 2]);
	});

	test('the newest state can be had at any time', async () => {
		const { clock, seen, arrive } = watching();
		arrive();
		await clock.advance(0);
		arrive();
		expect(seen.getState().count).toBe(2);
	});

	test('nobody is told after the last has left', async () => {
		const { clock, frames, arrive, forget } = watching();
		arrive();
		forget();
		await clock.advance(1000);
		expect(frames).toEqual([]);
	});

	test('however it comes: at most one frame in 100 ms, and the last change is told', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 40 }),
				async (pauses) => {
					const { clock, frames, arrive } = watching();
					for (const pause of pauses) {
						arrive();
						await clock.advance(pause);
					}
					await clock.advance(100);
					expect(frames.at(-1)?.count).toBe(pauses.length);
					for (const [index, { at }] of frames.entries())
						if (index > 0) expect(at - (frames[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(100);
				},
			),
			{ numRuns: 50 },
		);
	});
});
