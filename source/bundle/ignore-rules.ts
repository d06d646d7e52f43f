/** What ignore files leave out, by git's rules: https://git-scm.com/docs/gitignore */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import { bundleError, whyNot } from './bundle-error.ts';

/** Paths are from the bundle's root. */
export interface IgnoreRules {
	/** Where a line would leave something out: the name of the ignore file in force, or that it could have. */
	readonly name: string;
	leavesOut(path: string, kind: 'file' | 'folder'): boolean;
	/** To be called before a folder's files are asked about: it may have rules of its own. Empty: the root. */
	enter(folder: string): Promise<void>;
	/** The ignore files that were heeded: `.gitignore`, `../.gitignore`. */
	heeded(): string[];
}

/** The first of these that the root has counts, and the others do not. Rules of git need none in the root. */
export const ignoreFileNames = ['.airbossignore', '.ebignore', '.gitignore'] as const;

/** @param root absolute */
export async function ignoreRules(root: string, names: readonly string[]): Promise<IgnoreRules> {
	for (const name of names) {
		if (name === '.gitignore') return gitRules(root);
		if ((await textOf(join(root, name))) !== undefined) return rulesBelow(root, '', name);
	}
	return { name: ignoreFileNames[0], leavesOut: () => false, enter: async () => undefined, heeded: () => [] };
}

/** Rules of git hold from the top of the working tree down. */
async function gitRules(root: string): Promise<IgnoreRules> {
	const top = await topOf(root);
	const folder = slashed(relative(top, root));
	const rules = rulesBelow(top, folder, '.gitignore');
	for (const above of foldersAbove(folder)) await rules.add(above);
	// Whoever bundles a folder that git ignores, `dist` say, means what is in it.
	return folder !== '' && rules.ignores(`${folder}/`) ? rulesBelow(root, '', '.gitignore') : rules;
}

function rulesBelow(top: string, root: string, name: string) {
	const rules = ignore({ ignorecase: false });
	const heeded: string[] = [];
	const fromTop = (path: string) => [root, path].filter((part) => part !== '').join('/');
	const add = async (folder: string) => {
		const text = await textOf(join(top, folder, name));
		if (text === undefined) return;
		heeded.push(slashed(relative(join(top, root), join(top, folder, name))));
		rules.add(text.split(/\r?\n/).map((line) => withFolder(line, folder)));
	};
	return {
		name,
		add,
		ignores: (path: string) => rules.ignores(path),
		leavesOut: (path: string, kind: 'file' | 'folder') =>
			rules.ignores(`${fromTop(path)}${kind === 'folder' ? '/' : ''}`),
		enter: (folder: string) =>
			folder === '' || name === '.gitignore' ? add(fromTop(folder)) : Promise.resolve(),
		heeded: () => heeded,
	};
}

/** The rule of a nested ignore file, as it would stand in the topmost one. */
function withFolder(line: string, folder: string): string {
	if (folder === '' || line.trim() === '' || line.startsWith('#')) return line;
	const negated = line.startsWith('!');
	const pattern = negated ? line.slice(1) : line;
	const literal = folder.replace(/[\\*?[\] ]/g, '\\$&');
	// A slash anywhere but at the end ties a pattern to its own folder.
	const below = pattern.slice(0, -1).includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
	return `${negated ? '!' : ''}/${literal}/${below}`;
}

/** The nearest folder that holds a `.git`, or else the root itself. */
async function topOf(root: string): Promise<string> {
	for (let folder = root; ; folder = dirname(folder)) {
		if (
			await stat(join(folder, '.git')).then(
				() => true,
				() => false,
			)
		)
			return folder;
		if (dirname(folder) === folder) return root;
	}
}

/** `a/b/c` → the top itself, `a`, `a/b`. */
function foldersAbove(folder: string): string[] {
	const parts = folder.split('/');
	return folder === '' ? [] : parts.map((_part, depth) => parts.slice(0, depth).join('/'));
}

const slashed = (path: string) => path.split(sep).join('/');

async function textOf(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw bundleError(`The ignore file ${file} cannot be read: ${whyNot(error)}.`, 'Mend it, or remove it.');
	}
}
