import { gunzipSync } from 'node:zlib';

/** Path in the bundle → what reads the file's text. */
export type BundleFiles = ReadonlyMap<string, () => Promise<string>>;

/** Opens an archive of a type that CodeDeploy takes. Throws an Error when it is none. */
export async function unpack(bytes: Uint8Array, bundleType: string): Promise<BundleFiles> {
	switch (bundleType) {
		case 'tar':
			return untar(bytes);
		case 'tgz':
			return untar(gunzipSync(bytes));
		default:
			return unzip(bytes);
	}
}

async function unzip(bytes: Uint8Array): Promise<BundleFiles> {
	const { TextWriter, Uint8ArrayReader, ZipReader } = await import('@zip.js/zip.js');
	const entries = await new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false }).getEntries();
	return new Map(
		entries.flatMap((entry) =>
			entry.directory ? [] : [[entry.filename, () => entry.getData(new TextWriter())] as const],
		),
	);
}

const block = 512;

/** A POSIX archive: a header of one block for each file, with its name, size (octal) and kind, then its content. */
function untar(bytes: Uint8Array): BundleFiles {
	const text = (start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end));
	const field = (start: number, length: number) => text(start, start + length).replace(/\0.*$/s, '');
	const files = new Map<string, () => Promise<string>>();
	for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
		const name = [field(at + 345, 155), field(at, 100)].filter((part) => part !== '').join('/');
		const size = Number.parseInt(field(at + 124, 12), 8);
		if (Number.isNaN(size)) throw new Error('unrecognized archive format');
		const start = at + block;
		if (/^[0\0]?$/.test(field(at + 156, 1)))
			files.set(name.replace(/^\.\//, ''), async () => text(start, start + size));
		at = start + Math.ceil(size / block) * block;
	}
	return files;
}
