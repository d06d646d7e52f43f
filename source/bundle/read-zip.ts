/** Looking into a zip without unpacking it: its directory is at the end, and one file is read on its own. */
import { configure, type Entry, Reader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ListedFile } from './app-spec/file-list.ts';

// Node inflates in threads of its own.
configure({ useWebWorkers: false });

/** Some bytes of a file that is somewhere else: on disk, in S3. */
export interface Bytes {
	size: number;
	/** As many as there are from `start`, `length` at most. */
	read(start: number, length: number): Promise<Uint8Array>;
}

export interface ZipContents {
	/** Sorted by path. */
	files: ListedFile[];
	/** What stands in a file of it; undefined: there is none of that name. */
	text(path: string): Promise<{ text: string } | { tooLarge: number } | undefined>;
}

/** More is no text that a person wrote. */
const longestText = 1024 * 1024;

/** Rejects with zip.js's own errors when it is no zip, and with whatever `bytes` throws. */
export async function readZip(bytes: Bytes): Promise<ZipContents> {
	const zip = new ZipReader(new BytesReader(bytes), { useCompressionStream: true });
	const entries = (await zip.getEntries({ filenameValidation: 'tolerant' })).filter(isFile);
	const unix = entries.some(hasMode);
	const files = entries.map((entry) => ({
		path: pathOf(entry),
		...(unix ? { executable: isExecutable(entry) } : {}),
	}));
	return {
		files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
		async text(path) {
			const entry = entries.find((one) => pathOf(one) === path);
			if (!entry) return undefined;
			if (entry.uncompressedSize > longestText) return { tooLarge: entry.uncompressedSize };
			return { text: await entry.getData(new TextWriter()) };
		},
	};
}

const isFile = (entry: Entry): entry is Entry & { directory: false } => !entry.directory;

const pathOf = ({ filename }: Entry) => filename.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');

/** A zip that was made on Windows records no modes; git does so for executables alone. */
const hasMode = ({ unixMode, msDosCompatible }: Entry) => unixMode !== undefined && !msDosCompatible;

/** A link is as good as what it points at, which is not known here. */
const isExecutable = (entry: Entry) => hasMode(entry) && (entry.executable || entry.symlink);

class BytesReader extends Reader<Bytes> {
	readonly bytes: Bytes;
	constructor(bytes: Bytes) {
		super(bytes);
		this.bytes = bytes;
		this.size = bytes.size;
	}
	override readUint8Array(index: number, length: number): Promise<Uint8Array> {
		return this.bytes.read(index, length);
	}
}
