import { type Contents, cannotDownload } from './contents.ts';
import { appSpecMissing, contentsOf } from './read-app-spec.ts';
import { type BundleFiles, unpack } from './unpack.ts';

/** What the agent finds in an archive: its AppSpec, and whether what that names is there. */
export async function readBundle(bytes: Uint8Array, bundleType: string): Promise<Contents> {
	let files: BundleFiles;
	try {
		files = await unpack(bytes, bundleType);
	} catch (error) {
		return cannotDownload(error instanceof Error ? error.message : String(error));
	}
	const root = rootOf([...files.keys()]);
	const text = await (files.get(`${root}appspec.yml`) ?? files.get(`${root}appspec.yaml`))?.();
	if (text === undefined) return appSpecMissing;
	return contentsOf(
		text,
		[...files.keys()].map((name) => name.slice(root.length)),
	);
}

/** The agent strips the folder that everything is in, where an AppSpec is there too. */
function rootOf(names: readonly string[]): string {
	const [first = ''] = names;
	const folder = first.slice(0, first.indexOf('/') + 1);
	const isStripped = names.every((name) => name.startsWith(folder)) && names.some(isAppSpec);
	return isStripped ? folder : '';
}

const isAppSpec = (name: string) => /^[^/]+\/[^/]*appspec/i.test(name);
