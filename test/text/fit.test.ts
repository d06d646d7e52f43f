import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, fit as fitted } from '../../source/text/fit.ts';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';

const text = fc
	.array(
		fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('東京', '👩‍💻', 'e\u0301', '🏳️‍🌈', 'web-07')),
	)
	.map((parts) => printable(parts.join('')));

describe('fit', () => {
	test('fills what is too short, on either side', () => {
		expect(fitted('web', 6)).toBe('web   ');
		expect(fitted('web', 6, 'right')).toBe('   web');
	});

	test('cuts what is too long and says so', () => {
		expect(fitted('checkout-5xx', 6)).toBe('check…');
		expect(fitted('東京都庁', 6)).toBe('東京… ');
	});

	test('never cuts an emoji in two', () => {
		expect(fitted('👩‍💻👩‍💻', 3)).toBe('👩‍💻…');
		expect(fitted('👩‍💻👩‍💻', 2)).toBe('… ');
	});

	test('leaves out everything where there is no room', () => {
		expect(fitted('web', 0)).toBe('');
		expect(fitted('web', 1)).toBe('…');
	});

	test('is exactly as wide as asked, whatever the text', () => {
		fc.assert(
			fc.property(
				text,
				fc.nat(40),
				fc.constantFrom('left' as const, 'right' as const),
				(any, cells, align) => {
					expect(width(fitted(any, cells, align))).toBe(cells);
				},
			),
		);
	});

	test('a cut is a beginning of the text, and never wider than asked', () => {
		fc.assert(
			fc.property(text, fc.nat(40), (any, cells) => {
				const result = cut(any, cells);
				expect(width(result)).toBeLessThanOrEqual(cells);
				expect(any.startsWith(result.replace(/…$/, ''))).toBe(true);
			}),
		);
	});
});
