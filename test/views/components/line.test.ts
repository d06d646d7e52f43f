import fc from 'fast-check';
import { expect, test } from 'vitest';
import { width } from '../../../source/text/width.ts';
import { wrap } from '../../../views/components/line.ts';

test('breaks at spaces, and within a word only where it must', () => {
	expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
	expect(wrap('a verylongword', 6)).toEqual(['a', 'verylo', 'ngword']);
	expect(wrap('two\nlines', 20)).toEqual(['two', 'lines']);
});

test('keeps what is set in: YAML means something by it', () => {
	expect(wrap('  - Key: Name', 40)).toEqual(['  - Key: Name']);
	expect(wrap('    Value: "a b c"', 12)).toEqual(['    Value:', '"a b c"']);
	expect(wrap('  averylongword', 8)).toEqual(['  averyl', 'ongword']);
});

test('loses nothing but the spaces that it breaks at, and fits', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z \n]{0,60}$/), fc.integer({ min: 1, max: 30 }), (text, cells) => {
			const lines = wrap(text, cells);
			for (const line of lines) expect(width(line)).toBeLessThanOrEqual(cells);
			const bare = (string: string) => string.replace(/\s/g, '');
			expect(bare(lines.join(''))).toBe(bare(text));
		}),
	);
});
