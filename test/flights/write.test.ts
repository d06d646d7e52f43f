import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Flight, launch } from './driver.ts';

/** The simulated region runs fast, so that nobody waits. */
const hurried = ['--simulate', '--speed', '10'];

interface Line {
	entry: string;
	phase?: string;
}

const journalOf = (flight: Flight): Line[] =>
	readFileSync(join(flight.home, 'state/airboss/journal.jsonl'), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

async function ready(args: readonly string[], home?: string): Promise<Flight> {
	const flight = launch({ args, home });
	await flight.sees('dora.former');
	return flight;
}

describe('launch', () => {
	test('two instances, watched until they run, and taken back', async () => {
		const flight = await ready(hurried);
		await flight.press('L');
		await flight.sees('security groups');
		await flight.press('^s');
		await flight.sees('launch 2 × ');
		await flight.sees('one dry run first');
		await flight.press('c');
		await flight.sees('aws ec2 run-instances');
		await flight.press('c', 'y');
		await flight.sees(/✓ all 2 instances are running/);
		await flight.sees('✓ status checks are under way');
		await flight.sees('✓ done');
		expect(journalOf(flight).map(({ entry }) => entry)).toEqual(['began', 'sending', 'answered', 'ended']);
		expect(statSync(join(flight.home, 'state/airboss/journal.jsonl')).mode & 0o777).toBe(0o600);

		await flight.press('u');
		await flight.sees('DESTRUCTIVE');
		await flight.type('wrong');
		await flight.press('enter');
		await flight.sees('is not what was asked for');
		await flight.press('^u');
		await flight.sees(/type .*i-0\w+, i-0\w+|type i-0/);
		await flight.press('esc', 'esc');
		await flight.press('t');
		await flight.sees(/launch 2 × .*\(you\)/);
	});

	test('more like a marked one', async () => {
		const flight = await ready(hurried);
		await flight.press('3', '/');
		await flight.type('worker-01');
		await flight.press('enter', 'space', 'L');
		await flight.sees(/type \* +c7g\.large/);
	});
});

describe('tags', () => {
	test('of three marked instances are changed, and restored exactly', async () => {
		const flight = await ready(hurried);
		await flight.press('3', '/');
		await flight.type('!Owner=*');
		await flight.press('enter');
		await flight.sees(/\/!Owner=\* 3/);
		await flight.press('*', '#');
		await flight.sees('add or change');
		await flight.type('Owner=the data team');
		await flight.press('enter', '^s');
		await flight.sees(/tag Owner +– +→ +the data team/);
		await flight.press('y');
		await flight.sees('✓ done');
		await flight.press('u');
		await flight.sees(/tag Owner +the data team +→ +removed/);
		await flight.sees('everything is still as it was left');
		await flight.press('y');
		await flight.sees(/Undo: .*[\s\S]*✓ done/);
		await flight.press('esc', 'esc');
		await flight.sees(/\/!Owner=\* 3/);
	});
});

describe('blue/green', () => {
	test('both addresses move, and move back', async () => {
		const flight = await ready(hurried);
		await flight.press('B');
		await flight.sees('swaps with');
		await flight.press('^s');
		await flight.sees('swap shop-blue ⇄ shop-green');
		await flight.sees('DISRUPTIVE');
		await flight.sees('✓ both environments are Ready');
		await flight.press('enter');
		await flight.sees('Nothing was typed');
		await flight.type('swap');
		await flight.press('enter');
		await flight.sees('✓ both addresses have moved');
		await flight.sees('✓ Beanstalk says that the swap is completed');
		await flight.press('u');
		await flight.sees('everything is still as it was left');
		await flight.type('swap');
		await flight.press('enter');
		await flight.sees('✓ both addresses are back');
		await flight.press('J');
		await flight.sees('undone');
	});

	test('kill -9 in the middle of it: the next start says so, reads how it stands, and offers what can be done', async () => {
		const flight = await ready(['--simulate']);
		await flight.press('B');
		await flight.sees('swaps with');
		await flight.press('^s');
		await flight.sees('both environments are Ready');
		await flight.type('swap');
		await flight.press('enter');
		await flight.sees('swapEnvironmentCNAMEs is starting');
		flight.signal('SIGKILL');
		await flight.exit();
		expect(journalOf(flight).map(({ entry }) => entry)).toEqual(['began', 'sending', 'answered']);

		const next = launch({ args: ['--simulate'], home: flight.home });
		await next.sees('An operation was left under way');
		await next.sees('swap shop-blue ⇄ shop-green');
		await next.sees('accepted');
		await next.sees(/now: .*under way/);
		await next.sees('u undo');
		await next.press('w');
		await next.sees(/watching/);
		await next.press('u');
		await next.sees('Undo: swap');
	});
});

test('read-only blocks every plan, and says so', async () => {
	const flight = await ready([...hurried, '--read-only']);
	await flight.sees('READ-ONLY');
	await flight.press('B');
	await flight.sees('swaps with');
	await flight.press('^s');
	await flight.sees('both environments are Ready');
	await flight.sees('✗ blocked: Airboss is read-only: start it without --read-only to make changes');
	await flight.type('swap');
	await flight.press('enter');
	await flight.seesNot('swapEnvironmentCNAMEs is starting');
	await flight.press('esc', 'esc', 'J');
	await flight.sees('Journal');
	await flight.seesNot('swap shop-blue');
});
