/**
 * Where bundles wait to be uploaded: private folders of the system's temporary folder. A bundle stays for a day,
 * since an upload that was cut off is finished from it; whoever makes the next one removes what is older.
 */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'airboss-bundle-';
const day = 86_400_000;

/** A new folder that nobody else may look into. */
export async function temporaryFolder(): Promise<string> {
	// 0700, whatever the umask is.
	const folder = await mkdtemp(join(tmpdir(), prefix));
	await removeOlder((await lstat(folder)).mtimeMs - day);
	return folder;
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** @param before milliseconds, by the clock of the disk */
async function removeOlder(before: number): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		if (!name.startsWith(prefix)) continue;
		const folder = join(tmpdir(), name);
		const old = await lstat(folder).then(
			(entry) => entry.isDirectory() && entry.uid === process.getuid?.() && entry.mtimeMs < before,
			() => false,
		);
		// Another Airboss may be removing it at the same time.
		if (old) await removeFolder(folder).catch(() => undefined);
	}
}
