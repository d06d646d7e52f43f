/** Writing a zip. The same files make the same bytes, whenever and in whatever order they were found. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { configure, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { BundleOptions } from './bundle.ts';
import { bundleError, givenUp, whyNot } from './bundle-error.ts';
import type { FoundFile } from './walk.ts';

// Node compresses in threads of its own.
configure({ useWebWorkers: false });

/** Every file's. A zip knows no zone: it is the wall's, wherever that is. */
const fixedTime = () => new Date(2000, 0, 1);

/** Streams `files` into a new file, whose folder must be private. Throws ProblemError; what it wrote is then of no use. */
export async function writeZip(
	file: string,
	files: readonly FoundFile[],
	{ signal, report }: BundleOptions,
): Promise<{ bytes: number; sha256: string }> {
	const sink = createSink(file, await open(file, 'wx', 0o600));
	try {
		const zip = new ZipWriter(sink.writable, {
			lastModDate: fixedTime(),
			extendedTimestamp: false,
			level: 6,
			useCompressionStream: true,
			signal,
		});
		let bytes = 0;
		for (const [index, one] of files.entries()) {
			await add(zip, one);
			bytes += one.bytes;
			report?.({ files: index + 1, of: files.length, bytes });
		}
		await zip.close();
		return sink.written();
	} catch (error) {
		throw signal?.aborted ? givenUp() : (sink.failure() ?? error);
	} finally {
		await sink.close();
	}
}

async function add(zip: ZipWriter<unknown>, { path, source, bytes, executable }: FoundFile): Promise<void> {
	const handle = await open(source).catch((error: unknown) => {
		throw unreadable(source, error);
	});
	const stream = handle.createReadStream();
	try {
		const unixMode = executable ? 0o755 : 0o644;
		await zip.add(path, { readable: Readable.toWeb(stream), size: bytes }, { unixMode });
	} catch (error) {
		throw unreadable(source, error);
	} finally {
		stream.destroy();
	}
}

const unreadable = (file: string, error: unknown) =>
	bundleError(
		`${file} cannot be bundled: ${whyNot(error)}.`,
		'Make it readable, and let it be while it is bundled.',
	);

/** Where the zip goes, hashed on the way. */
function createSink(file: string, handle: FileHandle) {
	const hash = createHash('sha256');
	let bytes = 0;
	let failure: Error | undefined;
	const writable = new WritableStream<Uint8Array>({
		async write(chunk) {
			hash.update(chunk);
			bytes += chunk.length;
			await handle.writeFile(chunk).catch((error: unknown) => {
				failure = bundleError(
					`${file} cannot be written: ${whyNot(error)}.`,
					'Make room there, then try again.',
				);
				throw failure;
			});
		},
	});
	return {
		writable,
		failure: () => failure,
		written: () => ({ bytes, sha256: hash.digest('hex') }),
		close: () => handle.close(),
	};
}
