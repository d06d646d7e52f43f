/** The platform versions that an environment can be created with. */
import type { PlatformSummary } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { compareVersions, platformName } from '../../resources/elasticbeanstalk/platform.ts';
import type { Choice } from '../action.ts';

/** The newest of every branch first, then older ones, newest first. Retired branches are left out. */
export async function platformChoices(region: Region, { signal }: CallOptions): Promise<Choice[]> {
	const all: PlatformSummary[] = [];
	for await (const { PlatformSummaryList = [] } of region.pages(
		'elasticbeanstalk',
		'ListPlatformVersions',
		{ Filters: [{ Type: 'PlatformStatus', Operator: '=', Values: ['Ready'] }] },
		{ signal },
	))
		all.push(...PlatformSummaryList);
	return newestFirst(
		all.filter(({ PlatformBranchLifecycleState: state }) => state?.toLowerCase() !== 'retired'),
	).map(
		({
			PlatformArn = '',
			PlatformBranchLifecycleState: branch = '',
			PlatformLifecycleState: state = '',
		}) => ({
			value: PlatformArn,
			label: platformName(PlatformArn),
			hint: [state, /supported/i.test(branch) ? '' : `${branch} branch`].filter(Boolean).join(' · '),
		}),
	);
}

/** By version within a branch, `6.10.0` after `6.9.2`; first the heads of all branches, by name. */
function newestFirst(platforms: readonly PlatformSummary[]): PlatformSummary[] {
	const sorted = platforms.toSorted(
		(a, b) =>
			branchOf(a).localeCompare(branchOf(b)) ||
			compareVersions(b.PlatformVersion ?? '', a.PlatformVersion ?? ''),
	);
	const heads = new Map<string, PlatformSummary>();
	for (const platform of sorted) if (!heads.has(branchOf(platform))) heads.set(branchOf(platform), platform);
	const first = new Set(heads.values());
	return [...first, ...sorted.filter((platform) => !first.has(platform))];
}

/** Custom platforms belong to no branch: each has its own. */
const branchOf = ({ PlatformBranchName, PlatformArn = '' }: PlatformSummary): string =>
	PlatformBranchName ?? platformName(PlatformArn).replace(/\/[^/]*$/, '');

/** What CreateEnvironment takes for a tier. https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EnvironmentTier.html */
export const tierOf = (tier: string) =>
	tier === 'Worker' ? { Name: 'Worker', Type: 'SQS/HTTP' } : { Name: 'WebServer', Type: 'Standard' };
