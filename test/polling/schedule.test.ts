import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../source/aws/problem.ts';
import { backOff, delayOf, interval, type Pace, staleAfter } from '../../source/polling/schedule.ts';

const rhythm = { settled: 20, moving: 4, background: 60 };
const pace: Pace = { rhythm, attention: 'shown', moving: false, known: true, doublings: 0, took: 100 };
const throttled: Problem = { kind: 'throttled', sentence: '', hint: '', transient: true };
const aborted: Problem = { ...throttled, kind: 'aborted' };

const anyPace: fc.Arbitrary<Pace> = fc.record({
	rhythm: fc.constant(rhythm),
	attention: fc.constantFrom('shown' as const, 'counted' as const),
	moving: fc.boolean(),
	known: fc.boolean(),
	doublings: fc.nat(5),
	took: fc.nat(120_000),
});

describe('interval', () => {
	test('follows what is on the screen and what moves there', () => {
		expect(interval(pace)).toBe(20);
		expect(interval({ ...pace, moving: true })).toBe(4);
		expect(interval({ ...pace, attention: 'counted', moving: true })).toBe(60);
		expect(interval({ ...pace, attention: 'none', moving: true })).toBeUndefined();
	});

	test('leaves at least three quarters of the time to others', () => {
		expect(interval({ ...pace, moving: true, took: 10_000 })).toBe(30);
		fc.assert(
			fc.property(anyPace, (any) => {
				expect(interval(any)).toBeGreaterThanOrEqual((3 * any.took) / 1000);
			}),
		);
	});

	test('more trouble never means more reads, and none for longer than five minutes, or its own rhythm', () => {
		fc.assert(
			fc.property(anyPace, (any) => {
				// Before the first read there is no interval to keep.
				fc.pre(any.known || any.doublings > 0);
				const wait = interval(any) ?? 0;
				const worse = interval({ ...any, doublings: any.doublings + 1 }) ?? 0;
				expect(worse).toBeGreaterThanOrEqual(wait);
				expect(worse).toBeLessThanOrEqual(Math.max(300, interval({ ...any, doublings: 0 }) ?? 0));
			}),
		);
	});
});

test('what was never read is tried again soon, and then less and less often', () => {
	const rarely = { settled: 300, moving: 300, background: 600 };
	const never = { ...pace, rhythm: rarely, known: false };
	expect([1, 2, 3, 4].map((doublings) => interval({ ...never, doublings }))).toEqual([4, 8, 16, 32]);
});

describe('backOff', () => {
	test('doubles with each failure, halves back with each success, and a read given up is neither', () => {
		expect(backOff(0, throttled)).toBe(1);
		expect(backOff(backOff(1, throttled), undefined)).toBe(1);
		expect(backOff(3, aborted)).toBe(3);
	});

	test('whatever happened, a few good reads in a row are enough', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(throttled, aborted, undefined)), (outcomes) => {
				const after = outcomes.reduce<number>(backOff, 0);
				expect(after).toBeGreaterThanOrEqual(0);
				expect(after).toBeLessThanOrEqual(5);
				expect(
					Array.from({ length: 5 }).reduce<number>((doublings) => backOff(doublings, undefined), after),
				).toBe(0);
			}),
		);
	});
});

test('jitter moves a read by a tenth at most, and never makes good data stale', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 1, max: 600, noNaN: true }),
			fc.double({ min: 0, max: 0.999, noNaN: true }),
			(seconds, random) => {
				const delay = delayOf(seconds, random);
				expect(Math.abs(delay - seconds * 1000)).toBeLessThanOrEqual(seconds * 100 + 0.001);
				expect(staleAfter(seconds)).toBeGreaterThan(2 * delay);
			},
		),
	);
});
