import { describe, expect, test } from 'vitest';
import { cannotOpen, colourDepth, localeWarning } from '../../source/terminal/capabilities.ts';

const terminal = { stdin: { isTTY: true }, stdout: { isTTY: true } };

describe('the cockpit opens', () => {
	test('on a terminal', () => {
		expect(cannotOpen({ env: { TERM: 'xterm' }, ...terminal })).toBeUndefined();
	});
	test('but not into a pipe, nor from one, nor on a dumb terminal, and says what to use instead', () => {
		const pipe = { isTTY: undefined };
		const reasons = [
			cannotOpen({ env: {}, ...terminal, stdout: pipe }),
			cannotOpen({ env: {}, ...terminal, stdin: pipe }),
			cannotOpen({ env: { TERM: 'dumb' }, ...terminal }),
		];
		for (const reason of reasons) expect(reason).toContain('airboss --once');
		expect(new Set(reasons).size).toBe(3);
	});
});

describe('colours', () => {
	test.each([
		[{ TERM: 'xterm' }, 1],
		[{ TERM: 'linux' }, 1],
		[{ TERM: 'screen-256color' }, 2],
		[{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 3],
		[{ TERM: 'xterm-direct' }, 3],
		[{ TERM: 'vt100' }, 0],
		[{ TERM: 'dumb', COLORTERM: 'truecolor' }, 0],
		[{}, 0],
	] as const)('%o shows depth %i', (env, depth) => {
		expect(colourDepth(env)).toBe(depth);
	});
	test('NO_COLOR holds against everything; an empty one says nothing', () => {
		const env = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
		expect(colourDepth({ ...env, NO_COLOR: '1' })).toBe(0);
		expect(colourDepth({ ...env, NO_COLOR: '' })).toBe(3);
	});
});

test('a locale without UTF-8 is told, and LC_ALL comes before LANG', () => {
	expect(localeWarning({ LANG: 'en_US.UTF-8' })).toBeUndefined();
	expect(localeWarning({})).toBeUndefined();
	expect(localeWarning({ LANG: 'de_DE.ISO-8859-1' })).toContain('de_DE.ISO-8859-1');
	expect(localeWarning({ LANG: 'C', LC_ALL: 'C.utf8' })).toBeUndefined();
	expect(localeWarning({ LANG: 'C.UTF-8', LC_ALL: 'POSIX' })).toContain('POSIX');
});
