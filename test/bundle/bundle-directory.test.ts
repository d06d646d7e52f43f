import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { problemFrom } from '../../source/aws/problem.ts';
import { appSpecOfBundle } from '../../source/bundle/app-spec/app-spec-of-bundle.ts';
import type { Bundle } from '../../source/bundle/bundle.ts';
import { bundleDirectory } from '../../source/bundle/bundle-directory.ts';
import { withBytesOf } from '../../source/bundle/bytes-of-file.ts';
import { readZip } from '../../source/bundle/read-zip.ts';
import { plant, playground } from './tree.ts';

const ground = playground();
let count = 0;
/** A new directory with these files. */
const directoryOf = (files: Record<string, string>) => plant(join(ground, `tree-${count++}`), files);
const entriesOf = async (files: Record<string, string>) =>
	(await bundleDirectory(directoryOf(files))).entries;
const sentenceOf = (failing: Promise<unknown>) =>
	failing
		.then(() => '', problemFrom)
		.then((problem) => (typeof problem === 'string' ? problem : problem.sentence));
const textIn = (bundle: Bundle, path: string) =>
	withBytesOf(bundle.file.path, async (bytes) => {
		const found = await (await readZip(bytes)).text(path);
		return found && 'text' in found ? found.text : undefined;
	});
const bundlesLeft = () => readdirSync(ground).filter((name) => name.startsWith('airboss-bundle-'));

describe('a bundle', () => {
	test('has every file but git’s own, sorted, with who may execute it', async () => {
		const bundle = await bundleDirectory(
			directoryOf({
				'web/index.html': '<h1>shop</h1>',
				'appspec.yml': 'version: 0.0\nos: linux\n',
				'scripts/start.sh*': '#!/bin/sh\n',
				'empty.txt': '',
				'.git/config': 'x',
				'vendor/.git': 'gitdir: ../.git/modules/vendor',
				'ünï/ö b.txt': 'ü',
			}),
		);
		expect(bundle.entries).toEqual([
			'appspec.yml',
			'empty.txt',
			'scripts/start.sh',
			'web/index.html',
			'ünï/ö b.txt',
		]);
		expect(bundle.files.filter(({ executable }) => executable).map(({ path }) => path)).toEqual([
			'scripts/start.sh',
		]);
		expect(await withBytesOf(bundle.file.path, readZip)).toMatchObject({ files: bundle.files });
		expect(await textIn(bundle, 'ünï/ö b.txt')).toBe('ü');
		expect(await textIn(bundle, 'web/index.html')).toBe('<h1>shop</h1>');
	});

	test('is a file for its owner alone, of the size and hash that it says', async () => {
		const { file } = await bundleDirectory(directoryOf({ 'a.txt': 'a' }));
		const content = readFileSync(file.path);
		expect(file.bytes).toBe(content.length);
		expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
		expect(statSync(file.path).mode & 0o777).toBe(0o600);
		expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
	});

	test('of the same files is the same, wherever, whenever and in whatever zone', async () => {
		const files = { 'b.txt': 'b'.repeat(100_000), 'a/c.sh*': 'c' };
		const first = await bundleDirectory(directoryOf(files));
		const later = directoryOf(files);
		utimesSync(join(later, 'b.txt'), 1000, 1000);
		vi.stubEnv('TZ', 'Asia/Tokyo');
		const second = await bundleDirectory(later);
		vi.stubEnv('TZ', undefined);
		expect(second.file.sha256).toBe(first.file.sha256);
		const other = await bundleDirectory(directoryOf({ ...files, 'a/c.sh*': 'd' }));
		expect(other.file.sha256).not.toBe(first.file.sha256);
	});

	test('tells how far it is', async () => {
		const told: string[] = [];
		await bundleDirectory(directoryOf({ 'a.txt': 'aa', 'b.txt': 'bbb' }), {
			report: ({ files, of, bytes }) => told.push(`${files} of ${of}, ${bytes} bytes`),
		});
		expect(told).toEqual(['1 of 2, 2 bytes', '2 of 2, 5 bytes']);
	});

	test('says what its appspec.yml lacks, with the file on this machine', async () => {
		const directory = directoryOf({
			'appspec.yml': 'version: 0.0\nos: linux\nhooks:\n  AfterInstall:\n    - location: scripts/go.sh\n',
			'script/go.sh*': '',
		});
		const found = await appSpecOfBundle(await bundleDirectory(directory));
		expect(found).toMatchObject({
			state: 'read',
			appspec: { hooks: [{ event: 'AfterInstall', location: 'scripts/go.sh' }] },
			problems: [
				{
					file: join(directory, 'appspec.yml'),
					line: 5,
					message: 'The script “scripts/go.sh” is not in the bundle. Did you mean script/go.sh?',
				},
			],
		});
	});

	test('is taken as the agent takes it: out of the only folder, and by its longer name', async () => {
		const text = 'version: 0.0\nos: linux\nhooks:\n  AfterInstall:\n    - location: go.sh\n';
		const directory = directoryOf({ 'app/appspec.yaml': text, 'app/go.sh*': '' });
		expect(await appSpecOfBundle(await bundleDirectory(directory))).toMatchObject({
			state: 'read',
			appspec: { hooks: [{ location: 'go.sh' }] },
			problems: [
				{
					severity: 'warning',
					file: join(directory, 'app/appspec.yaml'),
					message: 'Older agents of CodeDeploy know appspec.yml alone. Rename it.',
				},
			],
		});
	});

	test.each([
		[{ 'app/appspec.yml': '', 'README.md': '' }, 'It is in app: bundle that folder instead.'],
		[{ 'app-spec.yml': '' }, 'Rename app-spec.yml.'],
		[{ 'index.html': '' }, 'Add it.'],
	])('without appspec.yml says so: %j', async (files, advice) => {
		const found = await appSpecOfBundle(await bundleDirectory(directoryOf(files)));
		expect(found.state === 'read' && found.problems[0]?.message).toBe(
			`There is no appspec.yml in the bundle’s root: CodeDeploy would refuse it. ${advice}`,
		);
	});
});

describe('an ignore file', () => {
	test('is the first of .airbossignore, .ebignore and .gitignore that is there', async () => {
		const files = { 'a.txt': '', 'b.txt': '', 'c.txt': '' };
		const airboss = { '.airbossignore': 'a.txt\n.*' };
		const beanstalk = { '.ebignore': 'b.txt\n.*' };
		const git = { '.gitignore': 'c.txt\n.*' };
		expect(await entriesOf({ ...files, ...git, ...beanstalk, ...airboss })).toEqual(['b.txt', 'c.txt']);
		expect(await entriesOf({ ...files, ...git, ...beanstalk })).toEqual(['a.txt', 'c.txt']);
		expect(await entriesOf({ ...files, ...git })).toEqual(['a.txt', 'b.txt']);
		const directory = directoryOf({ ...files, ...git });
		expect((await bundleDirectory(directory, { ignoreFiles: [] })).entries).toHaveLength(4);
		expect((await bundleDirectory(directory)).ignoreFiles).toEqual(['.gitignore']);
	});

	test('has git’s patterns: folders, negation, anchors, letters as they are', async () => {
		const entries = await entriesOf({
			'.gitignore': [
				'.gitignore',
				'node_modules/',
				'*.log',
				'!keep.log',
				'/top.txt',
				'Case.txt',
				'# no',
				'',
			].join('\n'),
			'node_modules/x/index.js': '',
			'web/node_modules/y.js': '',
			'a.log': '',
			'keep.log': '',
			'top.txt': '',
			'web/top.txt': '',
			'case.txt': '',
		});
		expect(entries).toEqual(['case.txt', 'keep.log', 'web/top.txt']);
	});

	test('of git may stand in every folder, and the nearest decides', async () => {
		const entries = await entriesOf({
			'.gitignore': '.gitignore\ndist/\n*.tmp\n',
			'a/.gitignore': '!dist/\n!kept.tmp\n/only-here\nb/deep\n',
			'a/dist/app.js': '',
			'a/kept.tmp': '',
			'a/only-here': '',
			'a/sub/only-here': '',
			'a/b/deep': '',
			'a/sub/b/deep': '',
			'b [1]/.gitignore': 'x\n',
			'b [1]/x': '',
			'b 1/x': '',
			'dist/app.js': '',
			'x.tmp': '',
		});
		expect(entries).toEqual(['a/dist/app.js', 'a/kept.tmp', 'a/sub/b/deep', 'a/sub/only-here', 'b 1/x']);
	});

	test('of git holds from the top of the working tree down', async () => {
		const top = directoryOf({
			'.git/HEAD': '',
			'.gitignore': 'node_modules/\n/packages/shop/secret.txt\ndist/\n',
			'packages/shop/index.js': '',
			'packages/shop/secret.txt': '',
			'packages/shop/node_modules/x.js': '',
			'packages/shop/dist/app.js': '',
		});
		const shop = await bundleDirectory(join(top, 'packages/shop'));
		expect(shop.entries).toEqual(['index.js']);
		expect(shop.ignoreFiles).toEqual(['../../.gitignore']);
		// A folder that git ignores, bundled by name, is meant.
		expect((await bundleDirectory(join(top, 'packages/shop/dist'))).entries).toEqual(['app.js']);
	});

	test('that cannot be read is told', async () => {
		const directory = directoryOf({ 'a.txt': '' });
		mkdirSync(join(directory, '.airbossignore'));
		expect(await sentenceOf(bundleDirectory(directory))).toBe(
			`The ignore file ${directory}/.airbossignore cannot be read: it is a folder.`,
		);
	});
});

test('a directory is named as in a shell', async () => {
	const home = directoryOf({ 'app/a.txt': '' });
	vi.stubEnv('HOME', home);
	expect((await bundleDirectory(' ~/app ')).directory).toBe(join(home, 'app'));
});

describe('links', () => {
	test('are followed within the directory', async () => {
		const bundle = await bundleDirectory(
			directoryOf({ 'real/run.sh*': 'run', 'run.sh': '→ real/run.sh', again: '→ real' }),
		);
		expect(bundle.files).toEqual([
			{ path: 'again/run.sh', executable: true },
			{ path: 'real/run.sh', executable: true },
			{ path: 'run.sh', executable: true },
		]);
		expect(await textIn(bundle, 'again/run.sh')).toBe('run');
	});

	test.each([
		['outside', '→ /etc/hostname', 'it is a link that leads outside, to /etc/hostname'],
		['nowhere', '→ missing', 'it is a link, and where it leads cannot be read: it is not there'],
		['in a circle', '→ .', 'it is a link to a folder that it is in'],
		['to itself', '→ link', 'it is a link, and where it leads cannot be read: its links lead in a circle'],
	])('that lead %s are refused by name', async (_, link, why) => {
		const directory = directoryOf({ 'a.txt': '', 'web/link': link });
		expect(await sentenceOf(bundleDirectory(directory))).toBe(
			`${directory}/web/link cannot be bundled: ${why}.`,
		);
		const left = plant(directory, { '.airbossignore': 'web/link' });
		expect((await bundleDirectory(left)).entries).toContain('a.txt');
	});
});

describe('what is in the way is named, and nothing is left of the bundle', () => {
	test('a directory that is not there, is a file, or is empty', async () => {
		const before = bundlesLeft();
		expect(await sentenceOf(bundleDirectory(join(ground, 'none')))).toBe(
			`The directory ${ground}/none cannot be bundled: it is not there.`,
		);
		const directory = directoryOf({ 'a.txt': '', '.gitignore': '*' });
		expect(await sentenceOf(bundleDirectory(join(directory, 'a.txt')))).toContain('it is a file');
		expect(await sentenceOf(bundleDirectory(directory))).toBe(
			`There is nothing in ${directory} to bundle: it has no files that .gitignore would not leave out.`,
		);
		expect(bundlesLeft()).toEqual(before);
	});

	test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
		const directory = directoryOf({ 'a.txt': '', 'secret.txt': '' });
		chmodSync(join(directory, 'secret.txt'), 0);
		expect(await sentenceOf(bundleDirectory(directory))).toBe(
			`${directory}/secret.txt cannot be bundled: you may not read it.`,
		);
	});

	test('something that is no file', async () => {
		const directory = directoryOf({ 'a.txt': '' });
		const server = createServer().listen(join(directory, 'socket'));
		await new Promise((resolve) => server.once('listening', resolve));
		expect(await sentenceOf(bundleDirectory(directory))).toContain('socket cannot be bundled: it is neither');
		server.close();
	});

	test('a file that goes away meanwhile', async () => {
		const before = bundlesLeft();
		const directory = directoryOf({ 'a.txt': 'a', 'b.txt': 'b' });
		const bundling = bundleDirectory(directory, {
			report: () => rmSync(join(directory, 'b.txt'), { force: true }),
		});
		expect(await sentenceOf(bundling)).toBe(`${directory}/b.txt cannot be bundled: it is not there.`);
		expect(bundlesLeft()).toEqual(before);
	});

	test('giving up', async () => {
		const before = bundlesLeft();
		const giveUp = new AbortController();
		const { signal } = giveUp;
		const directory = directoryOf({ 'a.txt': 'a'.repeat(1_000_000), 'b.txt': 'b' });
		const bundling = bundleDirectory(directory, { signal, report: () => giveUp.abort() });
		expect(await bundling.then(() => undefined, problemFrom)).toMatchObject({ kind: 'aborted' });
		expect(await bundleDirectory(directory, { signal }).then(() => undefined, problemFrom)).toMatchObject({
			kind: 'aborted',
		});
		expect(bundlesLeft()).toEqual(before);
	});
});

test('a bundle stays for a day, then the next one takes it away; what is not a bundle stays', async () => {
	const day = 24 * 3600;
	const now = Date.now() / 1000;
	const [older, younger, other] = ['airboss-bundle-older', 'airboss-bundle-younger', 'airboss-else'].map(
		(name) => plant(join(ground, name), { 'bundle.zip': 'x' }),
	);
	if (!older || !younger || !other) throw new Error('three were planted');
	utimesSync(older, now - day - 60, now - day - 60);
	utimesSync(other, now - day - 60, now - day - 60);
	utimesSync(younger, now - day + 60, now - day + 60);
	await bundleDirectory(directoryOf({ 'a.txt': '' }));
	expect(readdirSync(ground)).toEqual(expect.arrayContaining(['airboss-bundle-younger', 'airboss-else']));
	expect(readdirSync(ground)).not.toContain('airboss-bundle-older');
});
