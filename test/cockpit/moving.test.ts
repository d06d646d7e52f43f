import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, movements, scrolled } from '../../source/cockpit/moving.ts';

test('no movement leaves the list', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...movements),
			fc.nat(500),
			fc.integer({ min: 1, max: 60 }),
			fc.nat(400),
			(movement, from, page, length) => {
				const to = moved(movement, from, { page, length });
				expect(to).toBeGreaterThanOrEqual(0);
				expect(to).toBeLessThan(Math.max(1, length));
			},
		),
	);
});

test('a page keeps one line of the last one in sight', () => {
	expect(moved('pageDown', 0, { page: 10, length: 100 })).toBe(9);
	expect(moved('pageUp', 50, { page: 10, length: 100 })).toBe(41);
});

test('a text scrolls until its last line is at the foot, and not at all when it fits', () => {
	expect(scrolled('bottom', 0, { page: 10, length: 25 })).toBe(15);
	expect(scrolled('down', 0, { page: 10, length: 7 })).toBe(0);
});
