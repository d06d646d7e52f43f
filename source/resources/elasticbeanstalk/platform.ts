import type { CallOptions, Region } from '../../aws/region.ts';

/**
 * What a person calls a platform: `Node.js 22 running on 64bit Amazon Linux 2023/6.6.2` of
 * `arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22 running on 64bit Amazon Linux 2023/6.6.2`.
 * The name of a solution stack is one already.
 */
export const platformName = (platform: string): string => platform.replace(/^arn:[^/]*:platform\//, '');

/** The same in few cells: `Node.js 22 AL2023 6.6.2`. */
export const shortPlatform = (platform: string): string =>
	platformName(platform)
		.replace(' running on', '')
		.replace(' 64bit', '')
		.replace('Amazon Linux ', 'AL')
		.replace('/', ' ');

/** Branch and version of a platform's ARN; undefined for a solution stack. */
export function platformParts(platform: string): { branch: string; version: string } | undefined {
	if (!platform.startsWith('arn:')) return undefined;
	const name = platformName(platform);
	const slash = name.lastIndexOf('/');
	return slash < 0 ? undefined : { branch: name.slice(0, slash), version: name.slice(slash + 1) };
}

/** By number, piece by piece: 6.10.0 is newer than 6.6.2. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	for (let index = 0; index < Math.max(left.length, right.length); index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference) return difference;
	}
	return 0;
}

/**
 * The newest version of a branch: the newest that AWS recommends, else the newest that is ready; undefined
 * when AWS lists none.
 */
export async function newestVersion(
	region: Region,
	branch: string,
	options: CallOptions,
): Promise<{ version: string; recommended: boolean } | undefined> {
	const found: Array<{ version: string; recommended: boolean }> = [];
	const pages = region.pages(
		'elasticbeanstalk',
		'ListPlatformVersions',
		{
			Filters: [
				{ Type: 'PlatformName', Operator: '=', Values: [branch] },
				{ Type: 'PlatformStatus', Operator: '=', Values: ['Ready'] },
			],
		},
		options,
	);
	for await (const { PlatformSummaryList = [] } of pages)
		for (const { PlatformArn = '', PlatformVersion, PlatformLifecycleState } of PlatformSummaryList) {
			const version = PlatformVersion ?? platformParts(PlatformArn)?.version;
			if (version) found.push({ version, recommended: PlatformLifecycleState === 'Recommended' });
		}
	return found.sort(
		(a, b) => Number(b.recommended) - Number(a.recommended) || compareVersions(b.version, a.version),
	)[0];
}
