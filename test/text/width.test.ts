import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { plain } from '../../source/text/plain.ts';
import { width } from '../../source/text/width.ts';

const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('what is taken for one cell a character is that alone, and together', () => {
	const simple = units.filter((unit) => plain.test(unit));
	expect(simple.length).toBeGreaterThan(1000);
	expect(simple.filter((unit) => stringWidth(unit) !== 1)).toEqual([]);
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...simple)), (some) => {
			expect(stringWidth(some.join(''))).toBe(some.length);
		}),
	);
});

test('whatever the text, it is as wide as the library says', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(width(text)).toBe(stringWidth(text));
		}),
	);
	for (const text of ['café', '日本', '👍🏽', '✔️', '±2 → 3', '©\ufe0f'])
		expect(width(text)).toBe(stringWidth(text));
});
