/** The files of a directory that belong in its bundle. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { bundleError, givenUp, whyNot } from './bundle-error.ts';
import type { IgnoreRules } from './ignore-rules.ts';

export interface FoundFile {
	/** In the bundle, with slashes. */
	path: string;
	/** On the disk, without links. */
	source: string;
	bytes: number;
	executable: boolean;
}

/** git's folder, and the file of that name in a submodule or a second working tree. */
const neverBundled = '.git';

/**
 * Sorted by path. Links are followed within the directory; one that leads outside is an error, since what it
 * brings along is not seen here.
 * @param root absolute, without links
 */
export async function walk(root: string, rules: IgnoreRules, signal?: AbortSignal): Promise<FoundFile[]> {
	const files: FoundFile[] = [];
	const unusable = (file: string, why: string) =>
		bundleError(
			`${file} cannot be bundled: ${why}.`,
			`Mend that, or leave it out with a line in ${join(root, rules.name)}.`,
		);

	const read = <T>(file: string, reading: Promise<T>): Promise<T> =>
		reading.catch((error: unknown) => {
			throw unusable(file, whyNot(error));
		});

	/** Where a link leads, within the directory. */
	async function followed(file: string, link: string): Promise<string> {
		const target = await realpath(link).catch((error: unknown) => {
			throw unusable(file, `it is a link, and where it leads cannot be read: ${whyNot(error)}`);
		});
		if (target === root || target.startsWith(root.endsWith(sep) ? root : root + sep)) return target;
		throw unusable(file, `it is a link that leads outside, to ${target}`);
	}

	/** `trail`: the folders on the way, without links. */
	async function visit(folder: string, trail: readonly string[]): Promise<void> {
		await rules.enter(folder);
		const real = trail.at(-1) ?? root;
		for (const name of await read(join(root, folder), readdir(real))) {
			if (signal?.aborted) throw givenUp();
			const path = folder === '' ? name : `${folder}/${name}`;
			const file = join(root, path);
			const entry = await read(file, lstat(join(real, name)));
			const kind = entry.isDirectory() ? 'folder' : 'file';
			if (name === neverBundled || rules.leavesOut(path, kind)) continue;
			const linked = entry.isSymbolicLink();
			const source = linked ? await followed(file, join(real, name)) : join(real, name);
			const target = linked ? await read(file, stat(source)) : entry;
			if (target.isDirectory()) {
				if (trail.includes(source)) throw unusable(file, 'it is a link to a folder that it is in');
				await visit(path, [...trail, source]);
			} else if (target.isFile()) {
				files.push({ path, source, bytes: target.size, executable: (target.mode & 0o111) !== 0 });
			} else throw unusable(file, 'it is neither a file nor a folder');
		}
	}

	await visit('', [root]);
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
