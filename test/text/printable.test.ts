import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';

/** Text as an attacker would choose it: ordinary letters among everything that terminals act upon. */
const hostileText = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom(
				'\u001b[8m',
				'\u001b]8;;https://evil.example\u0007',
				'\u009b',
				'\u202e',
				'\u200d',
				'\ufe0f',
				'\n',
			),
			fc.constantFrom('web', '👩‍💻', '葛', '❤️', 'é'),
		),
	)
	.map((parts) => parts.join(''));

describe('printable', () => {
	test.each([
		['a colour', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
		['a hyperlink', '\u001b]8;;https://evil.example\u0007click', '␛]8;;https://evil.example␇click'],
		['an eight-bit escape', '\u009b2Jgone', '<009B>2Jgone'],
		['a carriage return that overwrites', 'prod\rtest', 'prod␍test'],
		['backspace and delete', 'a\bb\u007f', 'a␈b␡'],
		['lines', 'one\ntwo\u2028three', 'one⏎two⏎three'],
		['a tab', 'a\tb', 'a b'],
		['a bidirectional override', 'user\u202etxt.exe', 'user<202E>txt.exe'],
		['a bidirectional isolate', '\u2066x\u2069', '<2066>x<2069>'],
		['a zero-width space', 'ad\u200bmin', 'ad<200B>min'],
		['a joiner that joins nothing', 'ad\u200dmin', 'ad<200D>min'],
		['a selector that selects nothing', 'a\ufe0fb', 'a<FE0F>b'],
		['data hidden behind an emoji', '😀\ufe0f\u{e0141}\u{e0142}', '😀\ufe0f<E0141><E0142>'],
		['tag characters', 'x\u{e0041}', 'x<E0041>'],
		['a filler that looks like nothing', 'a\u3164b', 'a<3164>b'],
		['half a character', '\ud83d', '<D83D>'],
		['private use', '\ue000', '<E000>'],
	])('shows %s for what it is', (_what, text, shown) => {
		expect(printable(text)).toBe(shown);
	});

	test.each([
		'plain ASCII ~',
		'Überprüfung',
		'東京',
		'葛\u{e0100}',
		'👩‍💻',
		'👨🏽‍🚀',
		'❤️‍🔥',
		'🏳️‍🌈',
		'1️⃣',
		'e\u0301',
	])('leaves %s as it is', (text) => {
		expect(printable(text)).toBe(text);
	});

	test('whatever comes, no control, override or line end goes out', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const shown = printable(text);
				expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u);
				expect(shown).not.toMatch(/[\u200b\u200c\u2060\ufeff\u00ad]/);
			}),
		);
	});

	test('no character that hides is let through alone', () => {
		const hides = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/v;
		for (let code = 0; code <= 0xffff; code++) {
			const character = String.fromCharCode(code);
			if (hides.test(character) === (printable(character) === character))
				expect.fail(`U+${code.toString(16)} is shown as ${printable(character)}`);
		}
	});

	test('what is printable already stays so', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				expect(printable(printable(text))).toBe(printable(text));
			}),
		);
	});

	test('nothing that was hidden is invisible afterwards', () => {
		fc.assert(
			fc.property(fc.constantFrom('\u200b', '\u202e', '\u00ad', '\u001b', '\u2062', '\ufe0f'), (hidden) => {
				expect(width(printable(`a${hidden}b`))).toBeGreaterThan(2);
			}),
		);
	});
});
