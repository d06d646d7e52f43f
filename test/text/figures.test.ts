import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { age } from '../../source/text/age.ts';
import { clockTime } from '../../source/text/clock-time.ts';
import { progressBar } from '../../source/text/progress-bar.ts';
import { resample } from '../../source/text/resample.ts';
import { sparkline } from '../../source/text/sparkline.ts';
import { width } from '../../source/text/width.ts';

test.each([
	[-5, '0s'],
	[999, '0s'],
	[4000, '4s'],
	[59_999, '59s'],
	[60_000, '1m'],
	[3 * 3_600_000, '3h'],
	[412 * 86_400_000, '412d'],
])('an age of %i ms is %s', (milliseconds, text) => {
	expect(age(milliseconds)).toBe(text);
});

test('the time of day is told in UTC', () => {
	expect(clockTime(Date.UTC(2026, 0, 15, 14, 3, 22))).toBe('14:03:22');
});

describe('sparkline', () => {
	test('goes from the least to the greatest', () => {
		expect(sparkline([0, 5, 10], 3)).toBe('▁▅█');
	});

	test('shows the newest values where there are too many, at the right where there are too few', () => {
		expect(sparkline([100, 0, 1, 2], 3)).toBe('▁▅█');
		expect(sparkline([1, 2], 4)).toBe('  ▁█');
	});

	test('a gap stays a gap, a level is a low line, nothing is blank', () => {
		expect(sparkline([1, undefined, Number.NaN, 2], 4)).toBe('▁  █');
		expect(sparkline([7, 7], 2)).toBe('▁▁');
		expect(sparkline([], 3)).toBe('   ');
	});

	test('is as wide as asked', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.double(), { nil: undefined })), fc.nat(30), (values, cells) => {
				expect(width(sparkline(values, cells))).toBe(cells);
			}),
		);
	});
});

describe('progressBar', () => {
	test('fills up in eighths of a cell', () => {
		expect(progressBar(0, 4)).toBe('░░░░');
		expect(progressBar(0.5, 4)).toBe('██░░');
		expect(progressBar(0.5, 3)).toBe('█▌░');
		expect(progressBar(1, 4)).toBe('████');
	});

	test('is as wide as asked, also beyond its ends', () => {
		fc.assert(
			fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.nat(30), (share, cells) => {
				expect(progressBar(share, cells)).toHaveLength(cells);
			}),
		);
	});
});

describe('resample', () => {
	test('keeps few values, and of many the peaks', () => {
		expect(resample([1, 2], 4)).toEqual([1, 2]);
		expect(resample([0, 0, 9, 0, 0, 1], 3)).toEqual([0, 9, 1]);
		expect(resample([], 3)).toEqual([]);
	});

	test('gives at most as many as asked, with the same peak', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer(), { minLength: 1 }),
				fc.integer({ min: 1, max: 30 }),
				(values, cells) => {
					const result = resample(values, cells);
					expect(result.length).toBeLessThanOrEqual(cells);
					expect(Math.max(...result)).toBe(Math.max(...values));
				},
			),
		);
	});
});
