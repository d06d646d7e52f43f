/** The bundle of a version that is to be made, and what is to be said of it. */
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions } from '../../aws/region.ts';
import type { Bundle, HeadBundle } from '../../bundle/bundle.ts';
import { bundleDirectory } from '../../bundle/bundle-directory.ts';
import { bundleHead } from '../../bundle/bundle-head.ts';
import type { Check } from '../../operations/plan.ts';
import { bytesText } from '../../text/bytes.ts';

/** Where the bundle of a version comes from: a directory as it is, or what is committed in it. */
export type Source = 'directory' | 'git';

/** Beanstalk takes no larger ones. https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-sourcebundle.html */
const largest = 500 * 1024 * 1024;

/** Files of a dirty tree that are named one by one. */
const mostNamed = 8;

/** The bundle with its checks; `source` undefined: there is none, and a blocked check says why. */
export type Made =
	| { source: 'directory'; bundle: Bundle; checks: Check[] }
	| { source: 'git'; bundle: HeadBundle; checks: Check[] }
	| { source: undefined; checks: Check[] };

/** Why it cannot be made is a blocked check: the file, and what to do about it. */
export async function bundleOf(source: Source, path: string, options: CallOptions): Promise<Made> {
	try {
		if (source === 'git') {
			const bundle = await bundleHead(path, options);
			return { source, bundle, checks: [...headChecks(bundle), ...sizeChecks(bundle)] };
		}
		const bundle = await bundleDirectory(path, options);
		return { source, bundle, checks: [...directoryChecks(bundle), ...sizeChecks(bundle)] };
	} catch (error) {
		const { kind, sentence, hint } = problemFrom(error);
		if (kind === 'aborted') throw error;
		return {
			source: undefined,
			checks: [{ status: 'blocked', text: `${sentence} ${hint}`.replace(/\.$/, '') }],
		};
	}
}

/** Says plainly what is not in it: nobody deploys a change that was never committed and wonders. */
function headChecks({ commit, subject, dirty }: HeadBundle): Check[] {
	const head = `HEAD ${commit.slice(0, 7)} “${subject}”`;
	if (dirty.length === 0)
		return [{ status: 'passed', text: `the bundle is ${head}, and nothing differs from it` }];
	const more = dirty.length - mostNamed;
	return [
		{ status: 'passed', text: `the bundle is ${head}` },
		{
			status: 'warning',
			text: `the working tree is dirty: ${dirty.length === 1 ? 'the change in 1 file is' : `the changes in ${dirty.length} files are`} NOT in the bundle`,
		},
		...dirty
			.slice(0, mostNamed)
			.map((file) => ({ status: 'warning', text: `not in the bundle: ${file}` }) as const),
		...(more > 0 ? [{ status: 'warning', text: `not in the bundle: ${more} more files` } as const] : []),
	];
}

const directoryChecks = ({ ignoreFiles }: Bundle): Check[] => [
	{
		status: 'passed',
		text:
			ignoreFiles.length > 0
				? `what ${ignoreFiles.join(' and ')} names is left out`
				: 'there is no ignore file: everything but .git is in the bundle',
	},
];

function sizeChecks({ file, entries }: Bundle): Check[] {
	const size = `${entries.length === 1 ? '1 file' : `${entries.length} files`}, ${bytesText(file.bytes)}`;
	const [top] = entries[0]?.split('/') ?? [];
	const nested = entries.every((entry) => entry.startsWith(`${top}/`));
	return [
		file.bytes > largest
			? { status: 'blocked', text: `${size}: Beanstalk takes bundles of 500 MiB at most` }
			: { status: 'passed', text: size },
		...(nested
			? [
					{
						status: 'warning',
						text: `everything is in the folder ${top}: Beanstalk looks for the application at the top of the bundle`,
					} as const,
				]
			: []),
	];
}
