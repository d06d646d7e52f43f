import { type Contents, cannotDownload } from './contents.ts';
import { appSpecMissing, contentsOf } from './read-app-spec.ts';
import { type BundleFiles, unpack } from './unpack.ts';

/** What the agent finds in an archive: its appspec.yml, and whether what that names is there. */
export async function readBundle(bytes: Uint8Array, bundleType: string): Promise<Contents> {
	let files: BundleFiles;
	try {
		files = await unpack(bytes, bundleType);
	} catch (error) {
		return cannotDownload(error instanceof Error ? error.message : String(error));
	}
	const root = rootOf([...files.keys()]);
	const text = await files.get(`${root}appspec.yml`)?.();
	if (text === undefined) return appSpecMissing;
	const names = [...files.keys()]
		.filter((name) => name.startsWith(root))
		.map((name) => name.slice(root.length));
	return contentsOf(text, names);
}

/** The agent strips a leading directory when that is where the only appspec.yml is. */
function rootOf(names: readonly string[]): string {
	if (names.includes('appspec.yml')) return '';
	const nested = names.filter((name) => /^[^/]+\/appspec\.yml$/.test(name));
	return nested.length === 1 && nested[0] ? nested[0].replace(/appspec\.yml$/, '') : '';
}
