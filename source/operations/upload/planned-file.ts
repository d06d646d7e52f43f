/** A file that is to be sent exactly as it was planned. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { LocalFile } from '../plan.ts';

/** `otherwise` is told, in a sentence, why the file cannot be sent: it is gone, or no longer what was planned. */
export async function withPlanned<T>(
	file: LocalFile,
	use: (handle: FileHandle) => Promise<T>,
	otherwise: (sentence: string) => T,
): Promise<T> {
	let handle: FileHandle;
	try {
		handle = await open(file.path);
	} catch (error) {
		return otherwise(
			`${file.path} cannot be read any more: ${error instanceof Error ? error.message : error}.`,
		);
	}
	try {
		return (await isAsPlanned(handle, file)) ? await use(handle) : otherwise(changed(file));
	} finally {
		await handle.close();
	}
}

export const changed = ({ path }: LocalFile): string => `${path} has changed since the plan.`;

async function isAsPlanned(handle: FileHandle, { bytes, sha256 }: LocalFile): Promise<boolean> {
	if ((await handle.stat()).size !== bytes) return false;
	const hash = createHash('sha256');
	const chunk = new Uint8Array(1024 * 1024);
	for (let start = 0; start < bytes; ) {
		const { bytesRead } = await handle.read(chunk, 0, chunk.length, start);
		if (bytesRead === 0) return false;
		hash.update(chunk.subarray(0, bytesRead));
		start += bytesRead;
	}
	return hash.digest('hex') === sha256;
}

/** `length` bytes, or fewer at the end. */
export async function pieceOf(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
	const piece = new Uint8Array(length);
	let filled = 0;
	while (filled < length) {
		const { bytesRead } = await handle.read(piece, filled, length - filled, start + filled);
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return piece.subarray(0, filled);
}
