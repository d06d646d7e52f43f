import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { problemFrom } from '../../source/aws/problem.ts';
import { bundleHead } from '../../source/bundle/bundle-head.ts';
import { plant, playground } from './tree.ts';

const ground = playground();
const repository = join(ground, 'shop');

function git(...words: string[]): string {
	const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', '-c', 'init.defaultBranch=main'];
	return execFileSync('git', [...who, '-C', repository, ...words], {
		encoding: 'utf8',
		stdio: 'pipe',
	}).trim();
}

beforeAll(() => {
	plant(repository, {
		'index.js': '1',
		'scripts/go.sh*': '#!/bin/sh\n',
		'web/a.html': 'a',
		'.gitignore': '*.log\n',
	});
	git('init', '--quiet');
	git('add', '.');
	git('commit', '--quiet', '-m', 'Shop opens\n\nAt last.');
});

const problemOf = (failing: Promise<unknown>) => failing.then(() => undefined, problemFrom);

describe('HEAD as a bundle', () => {
	test('has what is committed, with its label and its modes', async () => {
		const bundle = await bundleHead(repository);
		expect(bundle).toMatchObject({
			directory: repository,
			entries: ['.gitignore', 'index.js', 'scripts/go.sh', 'web/a.html'],
			commit: git('rev-parse', 'HEAD'),
			label: git('rev-parse', '--short', 'HEAD'),
			subject: 'Shop opens',
			dirty: [],
		});
		expect(bundle.files.filter(({ executable }) => executable)).toEqual([
			{ path: 'scripts/go.sh', executable: true },
		]);
		const content = readFileSync(bundle.file.path);
		expect(bundle.file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
		expect(bundle.file.bytes).toBe(content.length);
		expect(statSync(bundle.file.path).mode & 0o777).toBe(0o600);
	});

	test('is labelled by the nearest tag, and what is not committed is listed apart', async () => {
		git('tag', 'v43');
		expect((await bundleHead(repository)).label).toBe('v43');
		plant(repository, { 'index.js': '2', 'new file.txt': '', 'ignored.log': '', 'web/ü.html': '' });
		git('mv', 'web/a.html', 'web/b.html');
		rmSync(join(repository, 'scripts/go.sh'));
		const bundle = await bundleHead(repository);
		expect(bundle.label).toBe('v43');
		expect(bundle.entries).toEqual(['.gitignore', 'index.js', 'scripts/go.sh', 'web/a.html']);
		expect(bundle.dirty.toSorted()).toEqual([
			'index.js',
			'new file.txt',
			'scripts/go.sh',
			'web/b.html',
			'web/ü.html',
		]);
	});

	test('of a folder of the repository has that folder alone', async () => {
		const bundle = await bundleHead(join(repository, 'web'));
		expect(bundle.entries).toEqual(['a.html']);
		expect(bundle.dirty.toSorted()).toEqual(['b.html', 'ü.html']);
	});
});

describe('there is no HEAD to bundle', () => {
	test.each([
		['outside a repository', ground, `${ground} is not in a git repository.`],
		['in a directory that is not there', join(ground, 'none'), `cannot change to '${ground}/none'`],
	])('%s', async (_, directory, sentence) => {
		expect((await problemOf(bundleHead(directory)))?.sentence).toContain(sentence);
	});

	test('before the first commit', async () => {
		const empty = plant(join(ground, 'empty'), { 'a.txt': '' });
		execFileSync('git', ['-C', empty, 'init', '--quiet']);
		expect((await problemOf(bundleHead(empty)))?.sentence).toBe(
			`The git repository of ${empty} has no commits yet.`,
		);
	});

	test('in a folder that is new', async () => {
		const fresh = join(plant(repository, { 'fresh/a.txt': '' }), 'fresh');
		expect((await problemOf(bundleHead(fresh)))?.kind).toBe('invalid-input');
	});

	test('without git', async () => {
		const path = process.env.PATH;
		vi.stubEnv('PATH', '/nowhere');
		const problem = await problemOf(bundleHead(repository));
		vi.stubEnv('PATH', path);
		expect(problem?.sentence).toBe('git is not installed here.');
	});

	test('when it is given up, and nothing is left of it', async () => {
		const before = readdirSync(ground);
		const signal = AbortSignal.abort();
		expect(await problemOf(bundleHead(repository, { signal }))).toMatchObject({ kind: 'aborted' });
		expect(readdirSync(ground)).toEqual(before);
	});
});
