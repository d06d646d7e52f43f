import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EditKey, edit, emptyLine, lineOf } from '../../source/text/line-edit.ts';

const keys = ['backspace', 'delete', 'left', 'right', 'home', 'end', 'killWord', 'killLine'] as const;
const anyKey: fc.Arbitrary<EditKey> = fc.oneof(
	fc.constantFrom(...keys).map((key) => ({ key })),
	fc.string({ unit: 'grapheme' }).map((text) => ({ key: 'insert' as const, text })),
);

test('types in the middle, takes back a word, then the line', () => {
	const typed = [...'swap'].reduce((line, text) => edit(line, { key: 'insert', text }), emptyLine);
	const inserted = edit(edit(typed, { key: 'home' }), { key: 'insert', text: 'blue ' });
	expect(inserted).toEqual({ text: 'blue swap', caret: 5 });
	expect(edit(inserted, { key: 'killWord' })).toEqual({ text: 'swap', caret: 0 });
	expect(edit(lineOf('blue swap'), { key: 'killLine' })).toEqual(emptyLine);
});

test('an emoji of several parts is one step and one backspace', () => {
	const line = lineOf('a👩‍💻');
	expect(edit(line, { key: 'left' }).caret).toBe(1);
	expect(edit(line, { key: 'backspace' }).text).toBe('a');
});

test('the caret never leaves the text, and never stops inside a character', () => {
	fc.assert(
		fc.property(fc.array(anyKey), (pressed) => {
			let line = emptyLine;
			for (const key of pressed) {
				line = edit(line, key);
				expect(line.caret).toBeGreaterThanOrEqual(0);
				expect(line.caret).toBeLessThanOrEqual(line.text.length);
				expect(line.text.slice(0, line.caret).isWellFormed()).toBe(true);
			}
		}),
	);
});
