import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFor, pastedText } from '../../views/edit-keys.ts';

test('keys edit the line, letters are inserted, commands are neither', () => {
	expect(editFor('a')).toEqual({ key: 'insert', text: 'a' });
	expect(editFor('space')).toEqual({ key: 'insert', text: ' ' });
	expect(editFor('^u')).toEqual({ key: 'killLine' });
	expect(editFor('^w')).toEqual({ key: 'killWord' });
	expect(editFor('home')).toEqual({ key: 'home' });
	for (const key of ['enter', 'esc', 'tab', 'up', 'pageDown', '^x']) expect(editFor(key)).toBeUndefined();
});

test('pasted lines become one line, or stay entries where a field holds a list', () => {
	const copied = 'Owner=web\r\n  Stage=prod\r\n';
	expect(pastedText(copied, false)).toBe('Owner=web Stage=prod');
	expect(pastedText(copied, true)).toBe('Owner=web\n  Stage=prod');
});

test('whatever is pasted, no control character gets in', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(pastedText(text, false)).not.toMatch(/\p{Cc}/u);
			expect(pastedText(text, true)).not.toMatch(/[^\P{Cc}\n]/u);
		}),
	);
	expect(pastedText('\x1b[31mred\x1b[0m', false)).toBe('[31mred[0m');
});
