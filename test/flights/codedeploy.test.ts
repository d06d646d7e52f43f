/** CodeDeploy from the keyboard: a revision, its plan, the board while it goes, and what one does when it goes wrong. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { type Flight, launch } from './driver.ts';

/** Nothing happens that the flight does not do, and that hurries, but not so much that nobody sees it. */
const calm = ['--simulate', '--calm', '--speed', '8'];
const hurried = ['--simulate', '--calm', '--speed', '20'];
/** Milliseconds of the wall. */
const patient = { within: 60_000 };
const longest = 150_000;

async function ready(args: readonly string[] = calm): Promise<Flight> {
	const flight = launch({ args });
	await flight.sees('dora.former');
	return flight;
}

/** `D`, where to, and what; the plan is in front. */
async function plan(flight: Flight, group: string, revision: string): Promise<void> {
	// With an alarm in front nothing says where.
	await flight.press('2', 'D');
	await flight.sees('Deploy where?');
	await flight.sees('bookshop-web-production');
	await flight.type(group);
	await flight.press('enter');
	await flight.sees('revision *', patient);
	await flight.type(revision);
	await flight.press('enter', '^s');
}

/** Confirms the plan, and opens the board of what has taken off. */
async function takeOff(flight: Flight): Promise<void> {
	await flight.sees('type deploy', patient);
	await flight.type('deploy');
	await flight.press('enter');
	await flight.sees(/⏎ opens the deployment d-\w{9}/, patient);
	await flight.press('enter');
	await flight.sees(/d-\w{9} +bookshop-\w+-production/, patient);
}

test(
	'a good one: the plan, the board that fills, and its end',
	async () => {
		const flight = await ready();
		await plan(flight, 'web-prod', 'v44');
		await flight.sees('deploy v44 to bookshop-web-production', patient);
		await flight.sees(/web-01 +v42 +→ +v44/);
		await flight.sees('6 of 12 instances at a time; up to 5 may fail, 6 must succeed');
		await flight.sees('ApplicationStop scripts/stop-server.sh (60 s)');
		await takeOff(flight);
		await flight.sees(/◐ web-01/, patient);
		await flight.sees(/✓ web-01( +✓){13} +v44/, patient);
		await flight.sees('● Succeeded', patient);
		await flight.press('esc');
		await flight.sees('✓ v44 is deployed to bookshop-web-production', patient);
		await flight.sees('u takes it back: deploy v42 to bookshop-web-production again');
	},
	longest,
);

test(
	'a bad one: the hook that fails, why, and what ran before is back',
	async () => {
		const flight = await ready(hurried);
		await plan(flight, 'web-prod', 'v43');
		await takeOff(flight);
		await flight.sees(/✗ web-01.*✗ .*v42 ✗ v43/, patient);
		await flight.sees(/rolled back by d-\w{9}/, patient);
		await flight.press('enter');
		await flight.sees('lifecycle events', patient);
		await flight.sees(/error code +ScriptFailed/);
		await flight.press('G');
		await flight.sees(/\[stderr\]/);
		await flight.press('esc', 'esc');
		await flight.sees('The deployment has failed: The overall deployment failed');
		await flight.press('1');
		// Newest first: the rollback is above what it takes back.
		await flight.sees(/● bookshop-web +v42 +Succeeded[\s\S]*✗ bookshop-web +v43 +Failed/, patient);
	},
	longest,
);

const appspec = [
	'version: 0.0',
	'os: linux',
	'files:',
	'  - source: /',
	'    destination: /srv/worker',
	'hooks:',
	'  ApplicationStart:',
	'    - location: scripts/start.sh',
	'      timeout: 60',
	'',
].join('\n');

/** A bundle of one's own. */
function directory(files: Record<string, string>): string {
	const root = mkdtempSync(join(tmpdir(), 'airboss-bundle-of-mine-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	mkdirSync(join(root, 'scripts'));
	for (const [name, content] of Object.entries(files)) {
		writeFileSync(join(root, name), content);
		if (name.endsWith('.sh')) chmodSync(join(root, name), 0o755);
	}
	return root;
}

test(
	'from a directory: what is missing is named; then it is uploaded, registered and deployed',
	async () => {
		const script = '#!/bin/sh\nexit 0\n';
		const half = directory({ 'appspec.yml': appspec, 'worker.js': '' });
		const whole = directory({ 'appspec.yml': appspec, 'worker.js': '', 'scripts/start.sh': script });
		const flight = await ready(hurried);
		await plan(flight, 'worker-prod', `dir:${half}`);
		await flight.sees(/blocked: .*appspec\.yml:8/, patient);
		await flight.sees(/The script\s+│?\n?│?\s*“scripts\/start.sh” is not in the bundle/);
		await flight.press('esc', 'esc');
		await plan(flight, 'worker-prod', `dir:${whole}`);
		await flight.sees(/deploy airboss-bundle-of-mine-\S+ to bookshop-worker-production/, patient);
		await flight.sees('s3:PutObject');
		await flight.sees('codedeploy:RegisterApplicationRevision');
		await takeOff(flight);
		await flight.sees(/● Succeeded .*✓ 4 done/, { within: 90_000 });
		await flight.sees(/✓ worker-04/, patient);
	},
	longest,
);

test(
	'stopped, and rolled back',
	async () => {
		const flight = await ready();
		await plan(flight, 'web-prod', 'v44');
		await takeOff(flight);
		await flight.sees(/◐ web-01/, patient);
		await flight.press('a');
		await flight.sees('╭ Actions');
		await flight.type('stop deployment');
		await flight.press('enter');
		await flight.sees('brings what ran before back', patient);
		await flight.press('^s');
		await flight.sees('may be left in between: what runs there is not certain', patient);
		await flight.type('stop');
		await flight.press('enter');
		await flight.sees(/✓ d-\w{9} is stopped/, patient);
		await flight.sees('✓ v42 is back on bookshop-web-production', patient);
	},
	longest,
);

test(
	'five hundred targets: the plan counts them, the board shows those that matter',
	async () => {
		const flight = await ready([...calm, '--fleet', '500', '--fault', 'hook=ValidateService@web-03']);
		await plan(flight, 'web-prod', 'v44');
		await flight.sees('and 489 more instances', patient);
		await flight.sees('250 of 500 instances at a time');
		await takeOff(flight);
		await flight.sees(/✗ 1 failed/, patient);
		await flight.sees(/✗ web-03/, patient);
		await flight.sees(/● Succeeded .*✗ 1 failed +✓ 499 done/, { within: 90_000 });
	},
	longest,
);
