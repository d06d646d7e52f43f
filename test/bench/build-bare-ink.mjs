// What the first frame is compared with: Ink with one line, bundled and started exactly as Airboss is.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/bundle-options.mjs';

const folder = 'build/bench';
await build({
	...bundleOptions,
	entryPoints: { cli: 'test/bench/bare-ink.tsx' },
	outdir: folder,
	splitting: true,
});

const entry = await readFile(new URL('../../bin/airboss.js', import.meta.url), 'utf8');
const own = entry.replaceAll('../build/', './');
if (own === entry)
	throw new Error('bin/airboss.js does not start anything in build/: how is it started now?');
const start = new URL(`../../${folder}/start.js`, import.meta.url);
await writeFile(start, own);
await chmod(start, 0o755);
