import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it, for their owner alone; it may be there. By hand, since `recursive` tries for ever
 * where the system says of a folder that is there that it is not (`/proc`).
 */
export async function makePrivateFolder(path: string): Promise<void> {
	try {
		await make(path);
	} catch (error) {
		const above = dirname(path);
		if (codeOf(error) !== 'ENOENT' || above === path) throw error;
		await makePrivateFolder(above);
		await make(path);
	}
}

async function make(path: string): Promise<void> {
	try {
		await mkdir(path, { mode: 0o700 });
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
	}
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
