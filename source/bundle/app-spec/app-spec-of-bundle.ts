import type { Bundle } from '../bundle.ts';
import { withBytesOf } from '../bytes-of-file.ts';
import type { AppSpecFound } from './app-spec-found.ts';

/**
 * Reads the `appspec.yml` of a bundle that was just made, out of its zip: what is checked is what is sent.
 * Problems name the file in the directory.
 */
export async function appSpecOfBundle({ file, directory, files }: Bundle): Promise<AppSpecFound> {
	const { appSpecInZip } = await import('./app-spec-in-zip.ts');
	return withBytesOf(file.path, (bytes) => appSpecInZip(bytes, directory, files));
}
