/** What the bundle does to its dependencies so that it starts sooner. How they behave stays the same. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * The layout engine carries its WebAssembly with it and has `fetch` decode it, which loads Node's whole HTTP client:
 * a third of what a bare Ink program takes to its first line. Without a `fetch` it decodes it by itself.
 */
const yogaWithoutFetch = {
	name: 'yoga-without-fetch',
	setup(build) {
		build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
			contents: `const fetch = undefined;\n${await readFile(path, 'utf8')}`,
		}));
	},
};

/**
 * Five copies of one `string-width` become one. Its expressions of all emoji take 10 ms to make and 40 ms to use first:
 * they are made when a text needs them.
 */
const oneStringWidth = {
	name: 'one-string-width',
	setup(build) {
		build.onResolve({ filter: /^string-width$/ }, ({ importer }) => ({
			path: file(
				/[\\/]node_modules[\\/]/.test(importer) ? 'scripts/string-width.mjs' : 'scripts/own-string-width.mjs',
			),
		}));
	},
};

/** Ink and what it uses make five segmenters when they are loaded, and ask them about every text. */
const segmentersLater = {
	name: 'segmenters-later',
	setup(build) {
		const own = JSON.stringify(file('scripts/later-segmenter.mjs'));
		build.onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => {
			const contents = await readFile(path, 'utf8');
			return contents.includes('new Intl.Segmenter(')
				? {
						contents: `import { LaterSegmenter } from ${own};\n${contents.replaceAll('new Intl.Segmenter(', 'new LaterSegmenter(')}`,
					}
				: undefined;
		});
	},
};

/**
 * Which region a profile names is read before the first frame: by the SDK's own loader, but without the rest of the
 * SDK's core, which its package draws in (20 ms).
 */
const sharedFilesAlone = {
	name: 'shared-files-alone',
	setup(build) {
		build.onResolve({ filter: /^@smithy\/shared-ini-file-loader$/ }, ({ importer }) =>
			importer.endsWith('shared-files.ts')
				? {
						path: file(
							'node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js',
						),
					}
				: undefined,
		);
	},
};

const ours = /[\\/]source[\\/][^?]*\.tsx?$/;

/**
 * What of Node takes long to load and is not needed before the first frame (20 ms together): by whom it is not, and
 * the names that they use.
 */
const late = {
	'node:crypto': { by: ours, functions: ['createHash', 'randomUUID'] },
	'node:dns': { by: ours, functions: ['getServers'] },
	'node:dns/promises': { by: ours, classes: ['Resolver'] },
	'node:child_process': { by: /terminal-size/, functions: ['execFileSync'] },
	assert: { by: /signal-exit/, functions: ['equal'] },
};

/** They load it when they first call it. A name that is missing above is an error of the build. */
const builtinsLater = {
	name: 'builtins-later',
	setup(build) {
		build.onResolve({ filter: /./ }, ({ path, importer }) =>
			late[path]?.by.test(importer) ? { path, namespace: 'later' } : undefined,
		);
		build.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
			const { functions = [], classes = [] } = late[path];
			const built = `process.getBuiltinModule(${JSON.stringify(path)})`;
			return {
				contents: [
					...functions.map((name) => `export const ${name} = (...given) => ${built}.${name}(...given);`),
					...classes.map(
						(name) => `export function ${name}(...given) { return new (${built}.${name})(...given); }`,
					),
				].join('\n'),
			};
		});
	},
};

export const leanBundle = [
	yogaWithoutFetch,
	oneStringWidth,
	segmentersLater,
	sharedFilesAlone,
	builtinsLater,
];
