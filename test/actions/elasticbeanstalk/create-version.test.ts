import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createVersion } from '../../../source/actions/elasticbeanstalk/create-version.ts';
import { isLabel, timeLabel } from '../../../source/actions/elasticbeanstalk/create-version-form.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

function directoryWith(files: Record<string, string>): string {
	const directory = mkdtempSync(join(tmpdir(), 'airboss-version-'));
	onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
	write(directory, files);
	return directory;
}

function write(directory: string, files: Record<string, string>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(directory, path, '..'), { recursive: true });
		writeFileSync(join(directory, path), text);
	}
}

/** A repository with one commit, tagged v50. */
function repositoryWith(files: Record<string, string>): string {
	const directory = directoryWith(files);
	const git = (...words: string[]) =>
		execFileSync('git', [
			'-C',
			directory,
			'-c',
			'user.name=Ops',
			'-c',
			'user.email=ops@example.com',
			...words,
		]);
	git('init', '-q');
	git('add', '-A');
	git('commit', '-q', '-m', 'Gift wrapping');
	git('tag', 'v50');
	return directory;
}

describe('from a directory', () => {
	test('its bundle never takes the place of that of a version with a like label', async () => {
		const path = directoryWith({ 'app.js': 'serve()' });
		const shop = openBookshop();
		const key = async (label: string) => {
			const plan = await shop.plan(createVersion, 'bookshop-shop', { source: 'directory', path, label });
			return plan.steps.flatMap(({ call }) => ('Key' in call.input ? [call.input.Key] : []));
		};
		expect(await key('v4-7')).toEqual(['bookshop-shop/v4-7.zip']);
		expect(await key('v4 7')).toEqual([expect.stringMatching(/^bookshop-shop\/v4-7-[0-9a-f]{8}\.zip$/)]);
	});

	test('what the ignore file names stays out; the version is uploaded, made, Processed, and taken back', async () => {
		const path = directoryWith({
			'app.js': 'serve()',
			'.gitignore': 'secret.env\n',
			'secret.env': 'TOKEN=1',
		});
		const shop = openBookshop();
		const plan = await shop.plan(createVersion, 'bookshop-shop', { source: 'directory', path, label: 'v46' });
		expect(plan).toMatchObject({ title: 'create version v46 of bookshop-shop', risk: 'routine' });
		expect(told(plan, 'passed')).toEqual([
			'the label v46 is free',
			'what .gitignore names is left out',
			expect.stringMatching(/^2 files, \d+ B$/),
		]);
		const operation = await shop.fly(plan);
		expect(operation).toMatchObject({ phase: 'done', watching: { met: ['version v46 is Processed'] } });
		expect(await shop.item('versions', 'bookshop-shop/v46')).toMatchObject({
			status: 'Processed',
			bucket: 'elasticbeanstalk-eu-west-1-123456789012',
			key: 'bookshop-shop/v46.zip',
		});

		const back = await shop.undo(operation);
		expect(back).toMatchObject({
			risk: 'destructive',
			steps: [{ call: { operation: 'DeleteApplicationVersion' } }],
		});
		expect(await shop.fly(back, operation.id)).toMatchObject({ phase: 'done' });
		await expect(shop.item('versions', 'bookshop-shop/v46')).rejects.toThrow('no application version');
	});

	test('not processed when it is not asked for', async () => {
		const path = directoryWith({ 'app.js': '' });
		const shop = openBookshop();
		const answers = { source: 'directory', path, label: 'v46', process: 'no' };
		expect(await shop.fly(await shop.plan(createVersion, 'bookshop-shop', answers))).toMatchObject({
			phase: 'done',
		});
		expect(await shop.item('versions', 'bookshop-shop/v46')).toMatchObject({ status: 'Unprocessed' });
	});

	test('is labelled by the time when nothing else is said', async () => {
		expect(timeLabel(Date.UTC(2026, 0, 15, 12, 3, 4))).toBe('v20260115-120304');
		const path = directoryWith({ 'app.js': '' });
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', { source: 'directory', path });
		expect(plan.title).toMatch(/^create version v2026011\d-\d{6} of bookshop-shop$/);
	});

	test('a folder that holds everything is told: Beanstalk looks at the top', async () => {
		const path = directoryWith({ 'shop/app.js': '', 'shop/package.json': '{}' });
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', { source: 'directory', path });
		expect(told(plan, 'warning')).toEqual([expect.stringContaining('everything is in the folder shop')]);
	});

	test('one that is not there blocks the plan and is named', async () => {
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', {
			source: 'directory',
			path: '/no/such/place',
		});
		expect(told(plan, 'blocked')).toEqual([expect.stringContaining('/no/such/place')]);
		expect(plan.steps).toEqual([]);
	});
});

describe('from git HEAD', () => {
	test('is labelled by git describe and described by the commit', async () => {
		const path = repositoryWith({ 'app.js': 'wrap()' });
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', { source: 'git', path });
		expect(plan.title).toBe('create version v50 of bookshop-shop');
		expect(told(plan, 'passed')).toContainEqual(
			expect.stringMatching(/^the bundle is HEAD [0-9a-f]{7} “Gift wrapping”, and nothing differs from it$/),
		);
		expect(plan.steps[2]).toMatchObject({ call: { input: { Description: 'Gift wrapping' } } });
	});

	test('a dirty tree is no secret: each file that is not in the bundle is named', async () => {
		const path = repositoryWith({ 'app.js': 'wrap()', 'lib/till.js': 'ring()' });
		write(path, { 'lib/till.js': 'ring(2)', 'new.js': '' });
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', { source: 'git', path });
		expect(told(plan, 'blocked')).toEqual([]);
		expect(told(plan, 'warning')).toEqual([
			'the working tree is dirty: the changes in 2 files are NOT in the bundle',
			'not in the bundle: lib/till.js',
			'not in the bundle: new.js',
		]);
	});

	test('outside of a repository it is blocked, and says what to do', async () => {
		const path = directoryWith({ 'app.js': '' });
		const plan = await openBookshop().plan(createVersion, 'bookshop-shop', { source: 'git', path });
		expect(told(plan, 'blocked')).toEqual([expect.stringContaining('is not in a git repository')]);
	});
});

describe('the label', () => {
	test('one that exists blocks the plan', async () => {
		const path = directoryWith({ 'app.js': '' });
		const answers = { source: 'directory', path, label: 'v44' };
		expect(told(await openBookshop().plan(createVersion, 'bookshop-shop', answers), 'blocked')).toEqual([
			'bookshop-shop has a version v44 already: choose another label',
		]);
	});

	test('somebody who was faster stops it before anything is uploaded', async () => {
		const path = directoryWith({ 'app.js': '' });
		const shop = openBookshop();
		const plan = await shop.plan(createVersion, 'bookshop-shop', { source: 'directory', path, label: 'v46' });
		await shop.fly(plan);
		expect(await shop.fly(plan)).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'Somebody has created a version v46 since.' },
		});
	});

	test('is what Beanstalk takes', () => {
		expect(isLabel('v1.2.3-rc.1+build')).toBe(true);
		expect(isLabel('a/b')).toContain('no slash');
		expect(isLabel('x'.repeat(101))).toContain('at most 100');
	});
});

test('a version that runs is not deleted by an undo', async () => {
	const path = directoryWith({ 'app.js': '' });
	const shop = openBookshop();
	const operation = await shop.fly(
		await shop.plan(createVersion, 'bookshop-shop', { source: 'directory', path, label: 'v46' }),
	);
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
			EnvironmentName: 'shop-green',
			VersionLabel: 'v46',
		}),
	);
	expect(told(await shop.undo(operation), 'blocked')).toEqual([
		'Version v46 runs in an environment: Beanstalk does not delete it',
	]);
});
