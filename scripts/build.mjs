// One bundle for the cockpit, and a chunk for each AWS client so that it loads on first use.
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const { metafile } = await build({
	metafile: true,
	absWorkingDir: root,
	entryPoints: { cli: 'source/cli.tsx' },
	outdir: 'build',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	jsx: 'automatic',
	minifySyntax: true,
	keepNames: true,
	define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
	// Ink imports this only when DEV is set, but statically: without the alias the bundle fails at start.
	alias: { 'react-devtools-core': './scripts/empty-module.mjs' },
	banner: {
		js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
	},
	logLevel: 'warning',
});

// Chunks of former builds; what is in use was replaced above, so that no moment is without a bundle.
const kept = new Set(Object.keys(metafile.outputs));
for (const file of await readdir(`${root}build`))
	if (!kept.has(`build/${file}`) && file.endsWith('.js')) await rm(`${root}build/${file}`);
