/** Makes the bundle: the program, its chunks, and the licences of all that is in it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { builtFrom } from './built-from.mjs';
import { builtinsByName, requireBuiltin } from './builtins-by-name.mjs';
import { bundleOptions } from './bundle-options.mjs';
import { leanBundle } from './lean-bundle.mjs';
import { licencesOf } from './licences.mjs';

/** `outdir`: from the root of the project. Resolves with the paths of the scripts it made, from there too. */
export async function bundle(outdir) {
	const { metafile } = await build({
		...bundleOptions,
		define: { ...bundleOptions.define, ...builtFrom() },
		banner: { js: requireBuiltin },
		metafile: true,
		plugins: leanBundle,
		entryPoints: { cli: 'source/cli.tsx' },
		outdir,
		splitting: true,
	});
	const made = Object.keys(metafile.outputs);
	for (const path of made.map((output) => join(bundleOptions.absWorkingDir, output)))
		await writeFile(path, builtinsByName(await readFile(path, 'utf8')));
	await writeFile(join(bundleOptions.absWorkingDir, outdir, 'licences.txt'), await licencesOf(metafile));
	return made;
}
