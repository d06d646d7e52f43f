/**
 * The licence texts of what is bundled. esbuild-plugin-license lists names without texts, and license-checker and its
 * kind read all that is installed; esbuild knows what is really inside.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleOptions } from './bundle-options.mjs';

const root = bundleOptions.absWorkingDir;
const named = /^(licen[cs]e|copying|notice)/i;

/** Each text once, under those whom it covers: Airboss first, then by name. */
export async function licencesOf(metafile) {
	const folders = new Set();
	for (const { inputs } of Object.values(metafile.outputs))
		for (const path of Object.keys(inputs)) {
			const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
			if (folder) folders.add(folder);
		}
	const covered = new Map();
	for (const folder of ['', ...[...folders].sort()]) {
		const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
		const text = (await textsIn(folder)) || `Licence: ${license}. The package comes without its text.`;
		covered.set(text, [...(covered.get(text) ?? []), `${name} ${version}`]);
	}
	return [...covered].map(([text, names]) => section([...new Set(names)], text)).join('\n');
}

/** A text under the names of what it covers. */
export const section = (names, text) => `${names.join('\n')}\n\n${text}\n\n${'-'.repeat(72)}\n`;

async function textsIn(folder) {
	const files = (await readdir(join(root, folder))).filter((file) => named.test(file)).sort();
	const texts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
	return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}
