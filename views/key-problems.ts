import { type CommandId, commands } from '../source/cockpit/commands.ts';
import { contexts } from './contexts.ts';
import { boundIn, keymap, type Overrides } from './keymap.ts';

/**
 * What is wrong with the keys of the settings file together, a sentence each: a command that no key can have, one key
 * for two commands, or a command that lost its key to another one.
 */
export function keyProblems(overrides: Overrides): string[] {
	// The built-in keys have none, as a test makes sure: looking for them takes 10 ms at every start.
	if (Object.keys(overrides).length === 0) return [];
	const problems = Object.keys(overrides)
		.filter((command) => !isBindable(command))
		.map((command) => `keys.${command}: there is no such command.`);
	const collisions = contexts.flatMap((context) => {
		const before = new Set(boundIn(context).map(({ command }) => command));
		const bound = boundIn(context, overrides);
		const twice = [
			...Map.groupBy(
				bound.flatMap(({ command, keys }) => keys.map((key) => ({ key, command }))),
				(one) => one.key,
			),
		]
			.filter(([, users]) => users.length > 1)
			.map(
				([key, users]) => `keys: ${key} is given to ${users.map(({ command }) => command).join(' and ')}.`,
			);
		for (const { command } of bound) before.delete(command);
		const lost = [...before].map(
			(command) => `keys: ${command} has lost its key to another command; give it one too.`,
		);
		return [...twice, ...lost];
	});
	return [...new Set([...problems, ...collisions])];
}

const bindable: ReadonlySet<string> = new Set<CommandId>(
	keymap.flatMap(({ bindings }) => bindings.map(({ command }) => command)),
);
const isBindable = (command: string): boolean => command in commands && bindable.has(command);
