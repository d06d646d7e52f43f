// One bundle for the cockpit, and a chunk for each AWS client so that it loads on first use.
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.mjs';
import { leanBundle } from './lean-bundle.mjs';

const { metafile } = await build({
	...bundleOptions,
	metafile: true,
	plugins: leanBundle,
	entryPoints: { cli: 'source/cli.tsx' },
	outdir: 'build',
	splitting: true,
});

// Chunks of former builds; what is in use was replaced above, so that no moment is without a bundle.
const kept = new Set(Object.keys(metafile.outputs));
const folder = new URL('../build/', import.meta.url);
for (const file of await readdir(folder))
	if (!kept.has(`build/${file}`) && file.endsWith('.js')) await rm(new URL(file, folder));
