import fc from 'fast-check';
import { type Key, useInput } from 'ink';
import { render } from 'ink-testing-library';
import { createElement } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { keysOf, readKeyName, textOf } from '../../views/key-name.ts';

const mounted: Array<() => void> = [];
afterEach(() => {
	for (const unmount of mounted.splice(0)) unmount();
});

function Listener({ heard }: { heard(keys: string[]): unknown }) {
	useInput((input: string, key: Key) => heard(keysOf(input, key)));
	return null;
}

/** What Ink makes of the bytes of a terminal, and what we make of that. */
async function keysFrom(...chunks: string[]): Promise<string[]> {
	const keys: string[] = [];
	const { stdin, unmount } = render(createElement(Listener, { heard: (some) => keys.push(...some) }));
	mounted.push(unmount);
	await new Promise((resolve) => setImmediate(resolve));
	for (const chunk of chunks) stdin.write(chunk);
	return keys;
}

describe('what a terminal sends', () => {
	test.each([
		['j', 'j'],
		['G', 'G'],
		['#', '#'],
		[' ', 'space'],
		['\r', 'enter'],
		['\n', 'enter'],
		['\t', 'tab'],
		['\x1b[Z', '⇧tab'],
		['\x7f', 'backspace'],
		['\x08', 'backspace'],
		['\x1b[3~', 'delete'],
		['\x1b[A', 'up'],
		['\x1bOB', 'down'],
		['\x1b[5~', 'pageUp'],
		['\x1b[6~', 'pageDown'],
		['\x1b[H', 'home'],
		['\x1b[4~', 'end'],
		['\x04', '^d'],
		['\x03', '^c'],
		['\x1a', '^z'],
		['ü', 'ü'],
		['👩‍✈️', '👩‍✈️'],
	])('%j is the key %s', async (bytes, name) => {
		expect(await keysFrom(bytes)).toEqual([name]);
	});
});

describe('over a slow line', () => {
	test('a key held down arrives in one chunk, and every press counts', async () => {
		expect(await keysFrom('jjjj')).toEqual(['j', 'j', 'j', 'j']);
		expect(await keysFrom('\x04\x04\x04')).toEqual(['^d', '^d', '^d']);
		expect(await keysFrom('\x1b[B\x1b[B')).toEqual(['down', 'down']);
		expect(await keysFrom('  ')).toEqual(['space', 'space']);
		expect(await keysFrom('\x7f\x7f\x7f')).toEqual(['backspace', 'backspace', 'backspace']);
	});

	test('what was typed ahead keeps its order', async () => {
		expect(await keysFrom('/web\r\tjj')).toEqual(['/', 'w', 'e', 'b', 'enter', 'tab', 'j', 'j']);
		expect(await keysFrom('jj\x1b[Ak')).toEqual(['j', 'j', 'up', 'k']);
	});

	test('esc with the next key on its heels is both, never an Alt key', async () => {
		expect(await keysFrom('\x1bj')).toEqual(['esc', 'j']);
	});

	test('the rest of a torn arrow key starts nothing', async () => {
		expect(await keysFrom('[B')).toEqual([]);
		expect(await keysFrom('[6~')).toEqual([]);
	});

	test('any burst of printable keys arrives whole', async () => {
		const keys = fc.array(fc.constantFrom(...'abcxyzJKLB#*:/?019'), { minLength: 1, maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(keys, async (pressed) => {
				expect(await keysFrom(pressed.join(''))).toEqual(pressed);
			}),
			{ numRuns: 30 },
		);
	});
});

describe('a key in the settings file', () => {
	test.each([
		['N', 'N'],
		['n', 'n'],
		['^x', '^x'],
		['ctrl+X', '^x'],
		['Shift-Tab', '⇧tab'],
		['Space', 'space'],
		['pagedown', 'pageDown'],
		['ß', 'ß'],
	])('%s is understood', (written, name) => {
		expect(readKeyName(written)).toBe(name);
	});
	test.each(['', 'jj', 'F1', 'alt+x', '\x07'])('%j is none', (written) => {
		expect(readKeyName(written)).toBeUndefined();
	});
	test('types text only if it is a character', () => {
		expect(textOf('space')).toBe(' ');
		expect(textOf('^')).toBe('^');
		for (const key of ['^x', 'enter', 'tab', '⇧tab', 'up', 'esc']) expect(textOf(key)).toBeUndefined();
	});
});
