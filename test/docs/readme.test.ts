import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { iamActions } from '../../source/aws/iam-actions.ts';
import { commands } from '../../source/cockpit/commands.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { keymap } from '../../views/keymap.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
	// Tables are padded for those who read them as text.
	.replace(/ +/g, ' ');

test('the README has every key with its command, as the keymap has them', () => {
	const rows = keymap.flatMap(({ bindings }) => {
		const first = new Map(bindings.toReversed().map((binding) => [binding.command, binding]));
		return [...first.values()].map(
			({ command, keys, label }) =>
				`| ${keys.map((key) => `\`${key}\``).join(' ')} | ${label ?? commands[command]} |`,
		);
	});
	expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});

test('the README has every setting with its default', () => {
	const { keys: _keys, production, rules, timeouts, theme, readOnly } = defaultSettings;
	const flat = (group: string, values: object) =>
		Object.entries(values).map(([key, value]) => [`${group}.${key}`, value] as const);
	const settings = [
		['theme', theme] as const,
		['readOnly', readOnly] as const,
		...flat('production', production),
		...flat('rules', rules),
		...flat('timeouts', timeouts),
	];
	const rows = settings.map(([key, value]) => `| \`${key}\` | \`${Array.isArray(value) ? '[]' : value}\` |`);
	expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
	for (const key of ['profile', 'region', 'keys']) expect(readme).toContain(`| \`${key}\` | `);
});

test('the policy in the README is what the catalog needs', () => {
	const policy = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? '');
	expect(policy.Statement.map(({ Action }: { Action: string[] }) => Action)).toEqual([
		iamActions('read'),
		iamActions('write'),
	]);
});
