import { readFile } from 'node:fs/promises';
import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { bundleOptions } from '../scripts/bundle-options.mjs';
import { leanBundle } from '../scripts/lean-bundle.mjs';

/** Everything that is loaded before the first frame. */
let eager: string[] = [];

beforeAll(async () => {
	const { metafile } = await build({
		...bundleOptions,
		entryPoints: ['source/cli.tsx'],
		outdir: 'build',
		splitting: true,
		metafile: true,
		write: false,
		plugins: leanBundle,
	});
	if (metafile) eager = inputsOf(metafile, ['source/cli.tsx', 'source/commands/cockpit.ts']);
}, 60_000);

function inputsOf({ outputs }: Metafile, entries: readonly string[]): string[] {
	const chunks = new Set<string>();
	const follow = (path: string) => {
		if (chunks.has(path)) return;
		chunks.add(path);
		for (const { kind, path: next, external } of outputs[path]?.imports ?? [])
			if (kind === 'import-statement' && !external) follow(next);
	};
	for (const [path, { entryPoint = '' }] of Object.entries(outputs))
		if (entries.includes(entryPoint)) follow(path);
	return [...chunks].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

test('what is loaded before the first frame is what draws it', () => {
	expect(eager.some((path) => path.includes('/ink/'))).toBe(true);
	expect(eager).toContain('views/cockpit.tsx');
});

test.each([
	['clients of AWS', /@aws-sdk|@smithy|source\/aws\/services/],
	['the simulator', /source\/simulator\/(?!simulation\.ts)/],
	['YAML', /node_modules\/yaml\//],
	['the schema of the settings', /node_modules\/valibot/],
	['Commander', /node_modules\/commander/],
])('%s: later', (_what, heavy) => {
	expect(eager.filter((path) => heavy.test(path))).toEqual([]);
});

test('parts of Intl: when first needed', async () => {
	const ours = eager.filter((path) => /^(?:source|views|themes)\//.test(path));
	for (const path of ours)
		expect([path, /^(?:export )?(?:const|let) .*new Intl\./m.test(await readFile(path, 'utf8'))]).toEqual([
			path,
			false,
		]);
});
