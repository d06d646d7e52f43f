import { bytesText } from '../../text/bytes.ts';
import { nearest } from '../../text/nearest.ts';
import { bundleRoot } from '../bundle-root.ts';
import { type Bytes, readZip } from '../read-zip.ts';
import type { AppSpecFound } from './app-spec-found.ts';
import type { FileList } from './file-list.ts';
import { readAppSpec } from './read-app-spec.ts';

/** CodeDeploy's agent looks for them in the bundle's root, in this order; older agents for the first alone. */
const appSpecName = 'appspec.yml';
const otherName = 'appspec.yaml';

/**
 * @param shown what problems call the zip: `v43.zip`
 * @param known what is known of its files besides
 */
export async function appSpecInZip(bytes: Bytes, shown: string, known?: FileList): Promise<AppSpecFound> {
	const zip = await readZip(bytes);
	const all = known ?? zip.files;
	const root = bundleRoot(all.map(({ path }) => path));
	const files = all.map((file) => ({ ...file, path: file.path.slice(root.length) }));
	const entries = files.map(({ path }) => path);
	const name = entries.includes(appSpecName) || !entries.includes(otherName) ? appSpecName : otherName;
	const file = `${shown}/${root}${name}`;
	const read = await zip.text(root + name);
	if (read && 'tooLarge' in read)
		return { state: 'unread', reason: `${file} is too large to be read: ${bytesText(read.tooLarge)}` };
	if (read) {
		const { appspec, problems } = readAppSpec(read.text, { file, files });
		const named = name === otherName ? [{ severity: 'warning', file, message: rename } as const] : [];
		return { state: 'read', appspec, problems: [...named, ...problems], entries, files };
	}
	const message = `There is no ${appSpecName} in the bundle’s root: CodeDeploy would refuse it. ${advice(entries)}`;
	return { state: 'read', problems: [{ severity: 'error', file, message }], entries, files };
}

const rename = `Older agents of CodeDeploy know ${appSpecName} alone. Rename it.`;

function advice(entries: readonly string[]): string {
	const deeper = entries.find((path) => path.endsWith(`/${appSpecName}`));
	if (deeper) return `It is in ${deeper.slice(0, -appSpecName.length - 1)}: bundle that folder instead.`;
	const meant = nearest(
		appSpecName,
		entries.filter((path) => !path.includes('/')),
	);
	return meant ? `Rename ${meant}.` : 'Add it.';
}
