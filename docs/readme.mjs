// Writes into README.md what the program knows better: the tables of keys, and the IAM policy.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { iamActions } from '../source/aws/iam-actions.ts';
import { commands } from '../source/cockpit/commands.ts';
import { keymap } from '../views/keymap.ts';

const path = fileURLToPath(new URL('../README.md', import.meta.url));

/** Padded for those who read it as text. */
function table([heading, ...rows]) {
	const widths = heading.map((_, column) =>
		Math.max(3, ...[heading, ...rows].map((row) => row[column].length)),
	);
	const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
	return [
		line(heading),
		`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
		...rows.map(line),
	].join('\n');
}

const keys = keymap.map(({ title, bindings }) => {
	const first = new Map(bindings.toReversed().map((binding) => [binding.command, binding]));
	const inOrder = bindings.filter((binding) => first.get(binding.command) === binding);
	const rows = inOrder.map(({ command, keys: bound, label }) => [
		bound.map((key) => `\`${key}\``).join(' '),
		label ?? commands[command],
	]);
	return table([[title, ''], ...rows]);
});

const statement = (Sid, Action) => ({ Sid, Effect: 'Allow', Action, Resource: '*' });
const policy = {
	Version: '2012-10-17',
	Statement: [statement('AirbossReads', iamActions('read')), statement('AirbossWrites', iamActions('write'))],
};

const readme = readFileSync(path, 'utf8')
	.replace(/(## Keys\n\n)[\s\S]*?(\n\n`\?` shows)/, (_, before, after) => before + keys.join('\n\n') + after)
	.replace(
		/(```json\n)[\s\S]*?(\n```)/,
		(_, before, after) => before + JSON.stringify(policy, null, '\t') + after,
	);
writeFileSync(path, readme);
