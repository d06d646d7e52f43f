import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ignoreRules } from '../../source/bundle/ignore-rules.ts';
import { walk } from '../../source/bundle/walk.ts';
import { plant, playground } from './tree.ts';

const ground = playground();
let count = 0;

/** What git itself would add. */
const byGit = (directory: string): string[] =>
	execFileSync('git', ['-C', directory, 'ls-files', '-z', '--others', '--exclude-standard'], {
		encoding: 'utf8',
		env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
	})
		.split('\0')
		.filter((path) => path !== '')
		.sort();

const name = fc.constantFrom('a', 'b', 'Ab', 'a b', 'a.log', '[x]', '!c');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const pattern = fc
	.tuple(
		fc.constantFrom('', '', '!', '/', '!/', '#', '**/'),
		fc.constantFrom(
			'a',
			'b',
			'a/b',
			'a*',
			'*.log',
			'**',
			'*',
			'a/**',
			'a/**/b',
			'\\[x\\]',
			'[a-b]',
			'\\!c',
			'a b',
			'Ab',
			'?',
		),
		fc.constantFrom('', '', '/', ' ', '/*'),
	)
	.map((parts) => parts.join(''));
const rules = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const trees = fc.record({
	files: fc.uniqueArray(path, { minLength: 1, maxLength: 12 }),
	ignoring: fc.dictionary(fc.constantFrom('', 'a/', 'b/', 'a/b/', '[x]/', 'a b/'), rules),
});

test('of git leave out what git leaves out, in whatever folders they stand', async () => {
	await fc.assert(
		fc.asyncProperty(trees, async ({ files, ignoring }) => {
			// A file cannot be a folder too.
			const there = files.filter((file) => !files.some((other) => other.startsWith(`${file}/`)));
			const ignoreFiles = Object.entries(ignoring).map(([folder, text]) => [`${folder}.gitignore`, text]);
			const apart = ignoreFiles.filter(([file = '']) => !there.some((other) => file.startsWith(`${other}/`)));
			const tree = Object.fromEntries([...there.map((file) => [file, '']), ...apart]);
			const directory = plant(join(ground, `tree-${count++}`), tree);
			execFileSync('git', ['init', '--quiet', directory]);
			const found = await walk(directory, await ignoreRules(directory, ['.gitignore']));
			const expected = byGit(directory);
			rmSync(directory, { recursive: true });
			expect(found.map((file) => file.path)).toEqual(expected);
		}),
		{ numRuns: 30 },
	);
});
