import { type FileHandle, open } from 'node:fs/promises';
import type { Bytes } from './read-zip.ts';

/** Lets `look` read a file of this machine piece by piece. */
export async function withBytesOf<T>(path: string, look: (bytes: Bytes) => Promise<T>): Promise<T> {
	const handle = await open(path);
	try {
		return await look({
			size: (await handle.stat()).size,
			read: (start, length) => piece(handle, start, length),
		});
	} finally {
		await handle.close();
	}
}

async function piece(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
	const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, start);
	return buffer.subarray(0, bytesRead);
}
