import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle, BundleOptions } from './bundle.ts';
import { bundleError, whyNot } from './bundle-error.ts';
import { localPath } from './local-path.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/**
 * A zip of a directory's files, without what its ignore file names and without `.git`. Throws ProblemError that
 * names the file that is in the way; nothing is left then.
 * @param ignoreFiles the first that is there counts; `.gitignore` counts with those of folders above and below
 */
export async function bundleDirectory(
	directory: string,
	options: BundleOptions & { ignoreFiles?: readonly string[] } = {},
): Promise<Bundle> {
	const given = localPath(directory);
	const root = await checkedRoot(given);
	const { ignoreFileNames, ignoreRules } = await import('./ignore-rules.ts');
	const { walk } = await import('./walk.ts');
	const { writeZip } = await import('./write-zip.ts');
	const rules = await ignoreRules(root, options.ignoreFiles ?? ignoreFileNames);
	const files = await walk(root, rules, options.signal);
	const ignoreFiles = rules.heeded();
	if (files.length === 0) throw nothingIn(given, ignoreFiles);
	const folder = await temporaryFolder();
	try {
		const path = join(folder, 'bundle.zip');
		const file = { path, ...(await writeZip(path, files, options)) };
		return {
			file,
			directory: given,
			entries: files.map((one) => one.path),
			files: files.map(({ path: name, executable }) => ({ path: name, executable })),
			ignoreFiles,
		};
	} catch (error) {
		await removeFolder(folder);
		throw error;
	}
}

async function checkedRoot(directory: string): Promise<string> {
	const hint = 'Name a directory that is there and that you may read.';
	try {
		const root = await realpath(directory);
		if ((await stat(root)).isDirectory()) return root;
	} catch (error) {
		throw bundleError(`The directory ${directory} cannot be bundled: ${whyNot(error)}.`, hint);
	}
	throw bundleError(`${directory} cannot be bundled: it is a file, and a directory was expected.`, hint);
}

function nothingIn(directory: string, ignoreFiles: readonly string[]) {
	const by = ignoreFiles.length > 0 ? ` that ${ignoreFiles.join(' and ')} would not leave out` : '';
	return bundleError(
		`There is nothing in ${directory} to bundle: it has no files${by}.`,
		'Check the directory.',
	);
}
