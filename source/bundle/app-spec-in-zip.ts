import { bytesText } from '../text/bytes.ts';
import { nearest } from '../text/nearest.ts';
import type { AppSpecFound } from './app-spec-found.ts';
import type { FileList } from './file-list.ts';
import { readAppSpec } from './read-app-spec.ts';
import { type Bytes, readZip } from './read-zip.ts';

/** CodeDeploy's agent looks for it in the bundle's root. */
const appSpecName = 'appspec.yml';

/**
 * @param shown what problems call the zip: `v43.zip`
 * @param known what is known of its files besides
 */
export async function appSpecInZip(bytes: Bytes, shown: string, known?: FileList): Promise<AppSpecFound> {
	const zip = await readZip(bytes);
	const files = known ?? zip.files;
	const entries = files.map(({ path }) => path);
	const file = `${shown}/${appSpecName}`;
	const read = await zip.text(appSpecName);
	if (read && 'tooLarge' in read)
		return { state: 'unread', reason: `${file} is too large to be read: ${bytesText(read.tooLarge)}` };
	if (read) return { state: 'read', ...readAppSpec(read.text, { file, files }), entries, files };
	const message = `There is no ${appSpecName} in the bundle’s root: CodeDeploy would refuse it. ${advice(entries)}`;
	return { state: 'read', problems: [{ severity: 'error', file, message }], entries, files };
}

function advice(entries: readonly string[]): string {
	const deeper = entries.find((path) => path.endsWith(`/${appSpecName}`));
	if (deeper) return `It is in ${deeper.slice(0, -appSpecName.length - 1)}: bundle that folder instead.`;
	const meant = nearest(
		appSpecName,
		entries.filter((path) => !path.includes('/')),
	);
	return meant ? `Rename ${meant}.` : 'Add it.';
}
