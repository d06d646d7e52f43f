// One bundle for the cockpit, and a chunk for each AWS client so that it loads on first use.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
await rm(`${root}build`, { recursive: true, force: true });
await build({
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
