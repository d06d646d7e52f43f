/** A file of lines that several processes may append to, and that survives a crash at any moment. */
import { open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePrivateFolder } from './private-folder.ts';

/**
 * Appends one line and has it on disk before it resolves. `O_APPEND` and one write for one line: lines of
 * two processes never mix. A line that a crash tore is closed first, so that it takes none with it.
 */
export async function appendLine(path: string, line: string): Promise<void> {
	await makePrivateFolder(dirname(path));
	const file = await open(path, 'a+', 0o600);
	try {
		const { size } = await file.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await file.read(last, 0, 1, size - 1);
		const torn = size > 0 && last.toString() !== '\n';
		const bytes = Buffer.from(torn ? `\n${line}` : line);
		const { bytesWritten } = await file.write(bytes);
		if (bytesWritten < bytes.length) throw new Error('the disk is full');
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Every whole line; none when there is no file. */
export async function linesOf(path: string): Promise<string[]> {
	try {
		return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}

/** Another one after every change; empty when there is no file. */
export async function stampOf(path: string): Promise<string> {
	try {
		const { ino, size, mtimeMs } = await stat(path);
		return `${ino} ${size} ${mtimeMs}`;
	} catch (error) {
		if (isMissing(error)) return '';
		throw error;
	}
}

/** Moves a file that has grown beyond `limit` bytes aside, over the one that was moved before. */
export async function rotate(path: string, aside: string, limit: number): Promise<void> {
	try {
		if ((await stat(path)).size > limit) await rename(path, aside);
	} catch (error) {
		// Another process was faster, or there is no file yet.
		if (!isMissing(error)) throw error;
	}
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
