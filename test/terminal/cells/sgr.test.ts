import { expect, test } from 'vitest';
import { defaults, settingsAfter, sgrBetween } from '../../../source/terminal/cells/sgr.ts';

const between = (from: string, to: string) =>
	sgrBetween(settingsAfter(defaults, from) ?? [], settingsAfter(defaults, to) ?? []);

test.each([
	['', '', ''],
	['', '1;31', '\x1b[1;31m'],
	['1;31', '', '\x1b[m'],
	['31', '32', '\x1b[32m'],
	['1;38;5;200', '38;5;200', '\x1b[22m'],
	['1;2', '2', '\x1b[;2m'],
	['1;2;38;5;200', '2;38;5;200', '\x1b[22;2m'],
	['7;38;5;200;48;5;17', '38;5;200;48;5;17', '\x1b[27m'],
	['1;7;31', '32', '\x1b[;32m'],
	['4', '4:3', '\x1b[4:3m'],
])('the shortest way from ‘%s’ to ‘%s’', (from, to, sequence) => {
	expect(between(from, to)).toBe(sequence);
});
