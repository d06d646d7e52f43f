/** Elastic Beanstalk from a bundle to the end of the old environment, without leaving the terminal. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { type Flight, launch } from './driver.ts';

/** Thirty simulated seconds a second, and nothing happens that the flight does not do. */
const calm = ['--simulate', '--calm', '--speed', '30'];

async function ready(): Promise<Flight> {
	const flight = launch({ args: calm });
	await flight.sees('dora.former');
	return flight;
}

/** The table of a kind, with the cursor on the one that is named. */
async function goTo(flight: Flight, kind: string, heading: RegExp, name: string): Promise<void> {
	await flight.press(':');
	await flight.sees('Go to');
	await flight.type(kind);
	await flight.press('enter');
	await flight.sees(heading);
	await flight.press('/', '^u');
	await flight.type(`name:${name}`);
	await flight.press('enter');
	await flight.sees(new RegExp(`/name:${name} +1 of`));
}

const environments = (flight: Flight, name: string) => goTo(flight, 'environments', /╭ Environments/, name);

async function act(flight: Flight, title: string, opens: string | RegExp): Promise<void> {
	await flight.press('a');
	await flight.sees('╭ Actions');
	await flight.type(title);
	await flight.press('enter');
	await flight.sees(opens);
}

/** Answers the field in focus and goes to the next one. */
async function answer(flight: Flight, text: string): Promise<void> {
	await flight.press('^u');
	await flight.type(text);
	await flight.press('enter');
}

async function goAhead(flight: Flight, word: string, done: string | RegExp): Promise<void> {
	await flight.type(word);
	await flight.press('enter');
	await flight.sees(done, { within: 60_000 });
	await flight.sees('✓ done', { within: 30_000 });
}

async function clone(flight: Flight): Promise<void> {
	await environments(flight, 'shop-blue');
	await act(flight, 'clone', 'shop-green-2');
	await flight.press('^s');
	await flight.sees('clone shop-blue as shop-green-2');
	await flight.sees('✓ the address shop-green-2.eu-west-1.elasticbeanstalk.com is free');
	await flight.press('y');
	await flight.sees('createEnvironment is starting.');
	await flight.sees('✓ shop-green-2 is Ready', { within: 60_000 });
	await flight.sees('✓ done', { within: 30_000 });
}

async function deploy(flight: Flight, version: string): Promise<void> {
	await environments(flight, 'shop-green-2');
	await act(flight, 'deploy a version', 'Typo on the returns page');
	await answer(flight, version);
	await flight.press('^s');
	await flight.sees('Rolling: 1 at a time, 2 batches');
	await goAhead(flight, 'deploy', `✓ shop-green-2 is Ready with ${version}`);
}

/** Eight simulated minutes of watching, armed. */
async function swap(flight: Flight): Promise<void> {
	await environments(flight, 'shop-blue');
	await flight.press('B');
	await flight.sees('swaps with');
	await flight.press('enter');
	await answer(flight, 'shop-green-2');
	await answer(flight, '0');
	await answer(flight, '8');
	await flight.press('tab', 'down', '^s');
	await flight.sees('swap shop-blue ⇄ shop-green-2');
	await flight.sees('armed: one red light takes it back by itself');
	await flight.type('swap');
	await flight.press('enter');
	await flight.sees(/baking +\d:\d\d left of 8m/, { within: 60_000 });
}

test('a clone as green; a bad version on it is swapped back by itself; a good one is kept, and the old one terminated', async () => {
	const flight = await ready();
	await clone(flight);

	await deploy(flight, 'v45');
	await swap(flight);
	await flight.sees(/↶ taken back +by itself: /, { within: 60_000 });
	await flight.sees('✓ both addresses are back and both environments are Ready', { within: 30_000 });

	await deploy(flight, 'v44');
	await swap(flight);
	await flight.sees(/✓ kept +the time is up: no light is red/, { within: 60_000 });
	await flight.press('X');
	await flight.sees(/Plan ─ terminate shop-blue/);
	await flight.sees('✓ no swap in the last 5m');
	await goAhead(flight, 'shop-blue', '✓ shop-blue is terminated');
}, 300_000);

test('the environment that customers use is not terminated', async () => {
	const flight = await ready();
	await environments(flight, 'shop-blue');
	await act(flight, 'terminate environment', 'carries the production address');
	await flight.sees(/it still takes \d+ requests\/s/);
	await flight.type('shop-blue');
	await flight.press('enter');
	await flight.sees('This plan cannot go ahead');
});

describe('a version', () => {
	function directoryWith(files: Record<string, string>): string {
		const directory = mkdtempSync(join(tmpdir(), 'airboss-flight-bundle-'));
		onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
		for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
		return directory;
	}

	async function versionFrom(flight: Flight, source: string, path: string): Promise<void> {
		await goTo(flight, 'beanstalk applications', /╭ Beanstalk applications/, 'bookshop-shop');
		await act(flight, 'create a version', 'version label');
		await answer(flight, source);
		await answer(flight, path);
	}

	test('from a local directory, without what its ignore file names', async () => {
		const path = directoryWith({ 'app.js': 'serve()', '.ebignore': 'notes.txt\n', 'notes.txt': 'mine' });
		const flight = await ready();
		await versionFrom(flight, 'directory', path);
		await answer(flight, 'v46');
		await flight.press('^s');
		await flight.sees('what .ebignore names is left out');
		await flight.press('y');
		await flight.sees('✓ version v46 is Processed', { within: 30_000 });
		await flight.sees('✓ done');
	});

	test('from git HEAD: labelled by git describe, and what is not committed is named', async () => {
		const path = directoryWith({ 'app.js': 'serve()' });
		const git = (...words: string[]) =>
			execFileSync('git', ['-C', path, '-c', 'user.name=Ops', '-c', 'user.email=ops@example.com', ...words]);
		git('init', '-q');
		git('add', '-A');
		git('commit', '-q', '-m', 'Gift wrapping');
		git('tag', 'v46-rc1');
		writeFileSync(join(path, 'app.js'), 'serve(2)');
		const flight = await ready();
		await versionFrom(flight, 'git HEAD', path);
		await flight.press('^s');
		await flight.sees('create version v46-rc1 of bookshop-shop');
		await flight.sees('the working tree is dirty: the change in 1 file is NOT in the bundle');
		await flight.sees('not in the bundle: app.js');
		await flight.press('y');
		await flight.sees('✓ version v46-rc1 is Processed', { within: 30_000 });
		await flight.sees('✓ done');
	});
});
