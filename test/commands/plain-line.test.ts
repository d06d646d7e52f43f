import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from '../../source/commands/command-line.ts';
import { plainLine } from '../../source/commands/plain-line.ts';

const silent = { out: () => undefined, err: () => undefined };

const words = [
	...['--profile', '--region', '--read-only', '--theme', '--settings', '--simulate', '--seed', '--speed'],
	...['--instances', '--calm', '--once', '--world', '--fault', '--fleet', '--help', '--version', '-h', '--'],
	...['ops', 'eu-west-1', '', '-', '-1', '0', '7', '1e3', '2.5', '50000', '200000', '999999', 'get', 'run'],
	...['--seed=7', '--speed=', '--profile=ops', '--profile=', '--once=true', '--no-calm', '--sim', '-s'],
];

test('means what the whole command line means by it, or leaves it to that', async () => {
	const line = fc.array(fc.constantFrom(...words), { maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(line, async (argv) => {
			const plain = plainLine(argv);
			if (plain) expect(plain).toEqual(await commandLine(argv, silent, '1.2.3'));
		}),
		{ numRuns: 3000 },
	);
});

test.each([
	'',
	'--read-only',
	'--profile ops --region eu-west-1',
	'--simulate --instances 1000',
	'--simulate --seed=7 --speed 60 --calm --once',
])('knows “%s”', async (line) => {
	const argv = line === '' ? [] : line.split(' ');
	expect(plainLine(argv)).toEqual(await commandLine(argv, silent, '1.2.3'));
});
