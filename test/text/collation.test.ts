import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collated, compareCollated } from '../../source/text/collation.ts';

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const texts = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.string({ unit: fc.constantFrom(...'aAbZ019 -_./é'), maxLength: 8 }),
	fc.string({ unit: fc.constantFrom(...'aZ9 -~é一丁検索鿿가あ'), maxLength: 6 }),
	fc.nat().map((number) => `web-${number}`),
	fc.nat(120).map((zeros) => `${'0'.repeat(zeros)}7`),
	fc.nat(120).map((digits) => `${'7'.repeat(digits)}x`),
);

test('texts compare by their keys as they compare to a person', () => {
	fc.assert(
		fc.property(texts, texts, (a, b) => {
			expect(Math.sign(compareCollated(collated(a), collated(b)))).toBe(Math.sign(compare(a, b)));
		}),
		{ numRuns: 30_000 },
	);
});

test('every two characters of ASCII compare as the collator says', () => {
	const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at));
	for (const a of ascii)
		for (const b of ascii)
			expect([a, b, Math.sign(compareCollated(collated(a), collated(b)))]).toEqual([
				a,
				b,
				Math.sign(compare(a, b)),
			]);
});

test('numbers are numbers, and case does not matter', () => {
	const sorted = ['web-10', 'Web-9', 'api', 'web-9b', 'web_1'].map(collated).sort(compareCollated);
	expect(sorted.map(({ text }) => text)).toEqual(['api', 'web_1', 'Web-9', 'web-9b', 'web-10']);
});
