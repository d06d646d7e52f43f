import { describe, expect, test } from 'vitest';
import { type CommandId, commands } from '../../source/cockpit/commands.ts';
import { contexts, typing } from '../../views/contexts.ts';
import { footerCommands } from '../../views/footer-commands.ts';
import { readKeyName, textOf } from '../../views/key-name.ts';
import { keyProblems } from '../../views/key-problems.ts';
import { boundIn, commandFor, keymap } from '../../views/keymap.ts';

const everyBinding = keymap.flatMap(({ bindings }) => bindings);

describe('the keymap', () => {
	test('reaches every command, except the one that a paste is', () => {
		const reached = new Set<string>(everyBinding.map(({ command }) => command));
		const unreached = Object.keys(commands).filter((command) => !reached.has(command));
		expect(unreached).toEqual(['ignorePaste']);
	});

	test.each(contexts)('gives each key one meaning in %s, and each command one entry', (context) => {
		const bound = boundIn(context);
		const keys = bound.flatMap((one) => one.keys);
		expect(new Set(keys).size).toBe(keys.length);
		const ids = bound.map(({ command }) => command);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('knows only keys that a terminal sends and that the settings may name', () => {
		for (const { keys } of everyBinding) for (const key of keys) expect(readKeyName(key)).toBe(key);
	});

	test('binds no letter where letters are text', () => {
		const writing = [...typing].filter((context) => context !== 'plan');
		for (const context of writing)
			for (const { keys } of boundIn(context))
				expect(keys.filter((key) => textOf(key) !== undefined)).toEqual([]);
	});

	test.each(contexts)('shows in the footer of %s only what works there', (context) => {
		const works = new Set(boundIn(context).map(({ command }) => command));
		expect(footerCommands[context].filter((command) => !works.has(command))).toEqual([]);
	});

	test.each(contexts)('has a way back and a way out of %s', (context) => {
		expect(commandFor(context, '^c')).toBe('quit');
		expect(commandFor(context, '^z')).toBe('suspend');
		if (context !== 'noCredentials') expect(commandFor(context, 'esc')).toBe('back');
	});

	test('starts no write from a key that elsewhere only moves or looks', () => {
		const writes = new Set<CommandId>([
			'launch',
			'tag',
			'swap',
			'takeBack',
			'keep',
			'arm',
			'next',
			'power',
			'terminate',
		]);
		const isWrite = ({ command }: { command: CommandId }) => writes.has(command);
		const harmless = new Set(everyBinding.filter((binding) => !isWrite(binding)).flatMap(({ keys }) => keys));
		for (const { keys } of everyBinding.filter(isWrite))
			expect(keys.filter((key) => harmless.has(key))).toEqual([]);
	});
});

describe('a key from the settings', () => {
	test('takes the place of the built-in letter; arrows stay', () => {
		const overrides = { launch: 'N', down: 'n' };
		expect(commandFor('table', 'N', overrides)).toBe('launch');
		expect(commandFor('table', 'L', overrides)).toBeUndefined();
		expect(commandFor('table', 'n', overrides)).toBe('down');
		expect(commandFor('table', 'down', overrides)).toBe('down');
		expect(keyProblems(overrides)).toEqual([]);
	});

	test('never takes a letter away from what is being typed', () => {
		expect(commandFor('picker', 'n', { down: 'n', open: 'o' })).toBeUndefined();
		expect(commandFor('picker', 'enter', { open: 'o' })).toBe('open');
		expect(commandFor('picker', '^o', { open: 'ctrl+o' })).toBe('open');
	});

	test('wins over the command that had it, and the loser is told', () => {
		const overrides = { launch: 'S' };
		expect(commandFor('table', 'S', overrides)).toBe('launch');
		expect(keyProblems(overrides)).toEqual([
			'keys: power has lost its key to another command; give it one too.',
		]);
		expect(keyProblems({ launch: 'S', power: 'L' })).toEqual([]);
	});

	test('given to two commands, or to none that exists, is told', () => {
		expect(keyProblems({ launch: 'N', swap: 'N' })).toContain('keys: N is given to launch and swap.');
		expect(keyProblems({ fly: 'N' })).toEqual(['keys.fly: there is no such command.']);
	});
});
