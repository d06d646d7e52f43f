import { createHash } from 'node:crypto';
import { chmod, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problemFrom } from '../aws/problem.ts';
import type { ListedFile } from './app-spec/file-list.ts';
import type { BundleOptions, HeadBundle } from './bundle.ts';
import { bundleError } from './bundle-error.ts';
import { withBytesOf } from './bytes-of-file.ts';
import { git } from './git.ts';
import { localPath } from './local-path.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/**
 * A zip of what git has of a directory at HEAD, by `git archive`: what is changed or new since is not in it, and
 * is listed in `dirty`. Throws ProblemError; nothing is left then.
 */
export async function bundleHead(directory: string, { signal }: BundleOptions = {}): Promise<HeadBundle> {
	const root = localPath(directory);
	const ask = (...words: string[]) => git(root, words, signal);
	const prefix = (await ask('rev-parse', '--show-prefix')).replace(/\n$/, '');
	// Everything is asked of this commit: HEAD may move on meanwhile.
	const commit = (await ask('rev-parse', '--verify', 'HEAD^{commit}').catch(noCommits(root))).trim();
	const label = (await ask('describe', '--tags', '--always', commit)).trim();
	const subject = (await ask('log', '-1', '--format=%s', commit)).trim();
	const status = await ask('status', '--porcelain', '-z', '--untracked-files=all', '--', '.');
	const folder = await temporaryFolder();
	try {
		const path = join(folder, 'bundle.zip');
		await ask('archive', '--format=zip', `--output=${path}`, commit);
		await chmod(path, 0o600);
		const file = { path, bytes: (await stat(path)).size, sha256: await hashOf(path) };
		const { readZip } = await import('./read-zip.ts');
		const files = (await withBytesOf(path, readZip)).files.map(knownMode);
		if (files.length === 0) throw bundleError(`HEAD has no files in ${root}.`, 'Check the directory.');
		const entries = files.map((one) => one.path);
		const of = { file, directory: root, entries, files, ignoreFiles: [] };
		return { ...of, commit, label, subject, dirty: changedIn(status, prefix) };
	} catch (error) {
		await removeFolder(folder);
		throw error;
	}
}

const noCommits = (root: string) => (error: unknown) => {
	if (problemFrom(error).kind === 'aborted') throw error;
	throw bundleError(`The git repository of ${root} has no commits yet.`, 'Commit, or bundle the directory.');
};

/** git records modes of executables alone. */
const knownMode = ({ path, executable = false }: ListedFile): ListedFile => ({ path, executable });

async function hashOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of (await open(path)).createReadStream()) hash.update(chunk);
	return hash.digest('hex');
}

/** The paths in `git status --porcelain -z`: `XY path` from the top, and after a rename the former path on its own. */
function changedIn(status: string, prefix: string): string[] {
	const parts = status.split('\0');
	const paths: string[] = [];
	for (let index = 0; index < parts.length; index++) {
		const part = parts[index] ?? '';
		if (part === '') continue;
		paths.push(part.slice(3 + prefix.length));
		if (/^[RC]/.test(part)) index++;
	}
	return paths;
}
