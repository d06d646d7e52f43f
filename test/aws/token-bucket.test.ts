import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenBucket, levelAt } from '../../source/aws/token-bucket.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const limits = fc.record({
	capacity: fc.integer({ min: 1, max: 20 }),
	refill: fc.integer({ min: 1, max: 20 }),
});
const never = new AbortController().signal;

describe('a token bucket', () => {
	test('lets its capacity through at once, and then one call at a time', async () => {
		const clock = createManualClock(0);
		const bucket = createTokenBucket({ capacity: 2, refill: 4 }, clock);
		const passed: number[] = [];
		for (let call = 0; call < 5; call++) void bucket.take(never).then(() => passed.push(clock.now()));
		await clock.advance(1000);
		expect(passed).toEqual([0, 0, 250, 500, 750]);
		expect(clock.pending()).toBe(0);
	});

	test('lets what a person waits for pass before the background', async () => {
		const clock = createManualClock(0);
		const bucket = createTokenBucket({ capacity: 1, refill: 1 }, clock);
		const passed: string[] = [];
		const ask = (name: string, background: boolean) =>
			void bucket.take(never, background).then(() => passed.push(name));
		ask('a list', true);
		ask('another list', true);
		ask('a third list', true);
		ask('stop the deployment', false);
		await clock.advance(5000);
		expect(passed).toEqual(['a list', 'stop the deployment', 'another list', 'a third list']);
	});

	test('never lets more through than its capacity and what has flowed back', async () => {
		await fc.assert(
			fc.asyncProperty(
				limits,
				fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }),
				async (limit, gaps) => {
					const clock = createManualClock(0);
					const bucket = createTokenBucket(limit, clock);
					const passed: number[] = [];
					for (const gap of gaps) {
						void bucket.take(never).then(() => passed.push(clock.now()));
						await clock.advance(gap);
					}
					await clock.advance(60_000);
					expect(passed).toHaveLength(gaps.length);
					for (const [first, from] of passed.entries())
						for (const [last, to] of passed.entries())
							if (last >= first) {
								const allowed = limit.capacity + (limit.refill * (to - from)) / 1000;
								expect(last - first + 1).toBeLessThanOrEqual(allowed + 1e-9);
							}
				},
			),
			{ numRuns: 40 },
		);
	});

	test('serves in the order of arrival, whoever gives up meanwhile', async () => {
		await fc.assert(
			fc.asyncProperty(
				limits,
				fc.array(fc.record({ gap: fc.integer({ min: 0, max: 100 }), givesUp: fc.boolean() }), {
					maxLength: 40,
				}),
				async (limit, arrivals) => {
					const clock = createManualClock(0);
					const bucket = createTokenBucket(limit, clock);
					const served: number[] = [];
					const gaveUp: number[] = [];
					for (const [number, { gap, givesUp }] of arrivals.entries()) {
						const abort = new AbortController();
						bucket.take(abort.signal).then(
							() => served.push(number),
							() => gaveUp.push(number),
						);
						await clock.advance(gap);
						if (givesUp) abort.abort();
					}
					await clock.advance(60_000);
					expect(served).toEqual([...served].sort((a, b) => a - b));
					expect([...served, ...gaveUp].sort((a, b) => a - b)).toEqual(arrivals.map((_, number) => number));
					expect(bucket.waiting()).toBe(0);
					expect(clock.pending()).toBe(0);
				},
			),
			{ numRuns: 40 },
		);
	});

	test('rejects with the reason of the abort, also when that came before the call', async () => {
		const clock = createManualClock(0);
		const bucket = createTokenBucket({ capacity: 1, refill: 1 }, clock);
		await expect(bucket.take(AbortSignal.abort('gone'))).rejects.toBe('gone');
		await bucket.take(never);
		const abort = new AbortController();
		const waiting = bucket.take(abort.signal);
		abort.abort('left the screen');
		await expect(waiting).rejects.toBe('left the screen');
	});

	test('a clock that is set back takes no tokens away', () => {
		expect(levelAt({ tokens: 3, at: 1000 }, { capacity: 5, refill: 1 }, 0)).toEqual({ tokens: 3, at: 0 });
	});
});
