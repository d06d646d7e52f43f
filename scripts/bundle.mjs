/** Makes the bundle: the program, its chunks, and the licences of all that is in it. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { builtFrom } from './built-from.mjs';
import { builtinsByName, requireBuiltin } from './builtins-by-name.mjs';
import { bundleOptions } from './bundle-options.mjs';
import { leanBundle } from './lean-bundle.mjs';
import { licencesOf } from './licences.mjs';

/** `outdir`: from the root of the project. Resolves with the paths of the scripts it made, from there too. */
export async function bundle(outdir) {
	const { metafile, outputFiles } = await build({
		...bundleOptions,
		define: { ...bundleOptions.define, ...builtFrom() },
		banner: { js: requireBuiltin },
		metafile: true,
		plugins: leanBundle,
		entryPoints: { cli: 'source/cli.tsx' },
		outdir,
		splitting: true,
		write: false,
	});
	const folder = join(bundleOptions.absWorkingDir, outdir);
	await mkdir(folder, { recursive: true });
	// What leads to the others comes last: whoever starts meanwhile finds all that it asks for.
	const isEntry = ({ path }) => basename(path) === 'cli.js';
	for (const { path, text } of outputFiles.toSorted((a, b) => isEntry(a) - isEntry(b)))
		await replace(path, builtinsByName(text));
	await replace(join(folder, 'licences.txt'), await licencesOf(metafile));
	return Object.keys(metafile.outputs);
}

/** Whole or not at all: a session may start, and another build go on, at any moment. */
async function replace(path, text) {
	const fresh = `${path}.${process.pid}`;
	await writeFile(fresh, text);
	await rename(fresh, path);
}
