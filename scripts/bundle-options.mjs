/** How everything is bundled: the program, and what the benchmark compares it with. */
export const bundleOptions = {
	absWorkingDir: new URL('..', import.meta.url).pathname,
	bundle: true,
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
};
