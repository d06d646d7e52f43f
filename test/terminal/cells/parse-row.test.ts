import { describe, expect, test } from 'vitest';
import { parseRow } from '../../../source/terminal/cells/parse-row.ts';

/** The glyphs of a row, `_` where a cell is covered by the wide glyph before it. */
const glyphs = (source: string, columns: number) =>
	parseRow(source, columns)
		?.cells.map(({ glyph }) => glyph || '_')
		.join('|');
const styles = (source: string, columns: number) =>
	parseRow(source, columns)?.cells.map(({ style }) => style.settings.filter(Boolean).join(';'));

describe('a row as cells', () => {
	test('as many as the screen has columns', () => {
		expect(glyphs('ab', 4)).toBe('a|b| | ');
		expect(glyphs('abcdef', 4)).toBe('a|b|c|d');
		expect(glyphs('', 2)).toBe(' | ');
	});

	test('wide glyphs take two, and are blank where the edge cuts them', () => {
		expect(glyphs('a文b', 4)).toBe('a|文|_|b');
		expect(glyphs('👩‍💻é', 4)).toBe('👩‍💻|_|é| ');
		expect(glyphs('\x1b[41mab文', 3)).toBe('a|b| ');
		expect(styles('\x1b[41mab文', 3)).toEqual(['41', '41', '41']);
	});

	test('a mark that is styled apart from its letter stays with it', () => {
		expect(glyphs('e\x1b[31m\u0301x', 3)).toBe('e\u0301|x| ');
		expect(glyphs('文\x1b[31m\u0301', 2)).toBe('文\u0301|_');
		expect(glyphs('\u0301x', 2)).toBe('x| ');
	});

	test('what is never seen takes none', () => {
		expect(glyphs('a\u200bb\ufeffc', 3)).toBe('a|b|c');
	});

	test('styles are what the sequences before them add up to', () => {
		const source = 'a\x1b[1;31mb\x1b[22;4:3mc\x1b[38;2;1;2;3md\x1b[0;48:5:9me\x1b[mf';
		expect(styles(source, 7)).toEqual(['', '1;31', '4:3;31', '4:3;38;2;1;2;3', '48:5:9', '', '']);
	});

	test('the same look is the same cell, however it was painted', () => {
		const one = parseRow('\x1b[1m\x1b[31mx\x1b[39m\x1b[22m', 2);
		const other = parseRow('\x1b[0;31;1mx\x1b[0m', 2);
		expect(one?.cells[0]).toBe(other?.cells[0]);
		expect(one?.text).toBe(other?.text);
	});

	test.each([
		'\x1b[2K',
		'\x1b]8;;https://example.com\x07',
		'a\tb',
		'a\x07文',
		'\x1b[38;5m',
		'\x1b[38;7;1m',
		'\x1b[99m',
		'\x1b[?1m',
		'\x1b',
		'\x1b[31',
	])('anything else is not understood: %j', (source) => {
		expect(parseRow(source, 10)).toBeUndefined();
	});
});
