import type { CallOptions, Region } from './region.ts';

/**
 * The regions that this account may use, sorted. Without an answer (no credentials, no permission, an
 * endpoint that does not know) all that AWS has, so that a person can still choose one.
 */
export async function listRegions(region: Region, options?: CallOptions): Promise<string[]> {
	try {
		const { Regions = [] } = await region.call('ec2', 'DescribeRegions', {}, options);
		const names = Regions.flatMap(({ RegionName }) => (RegionName ? [RegionName] : []));
		return names.length > 0 ? names.sort() : publicRegions;
	} catch {
		return publicRegions;
	}
}

/** The regions of the partition `aws`, as the SDK's own endpoint rules list them (release 3.1169). */
export const publicRegions = [
	'af-south-1',
	'ap-east-1',
	'ap-east-2',
	'ap-northeast-1',
	'ap-northeast-2',
	'ap-northeast-3',
	'ap-south-1',
	'ap-south-2',
	'ap-southeast-1',
	'ap-southeast-2',
	'ap-southeast-3',
	'ap-southeast-4',
	'ap-southeast-5',
	'ap-southeast-6',
	'ap-southeast-7',
	'ca-central-1',
	'ca-west-1',
	'eu-central-1',
	'eu-central-2',
	'eu-north-1',
	'eu-south-1',
	'eu-south-2',
	'eu-west-1',
	'eu-west-2',
	'eu-west-3',
	'il-central-1',
	'me-central-1',
	'me-south-1',
	'me-west-1',
	'mx-central-1',
	'sa-east-1',
	'sa-west-1',
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
];
