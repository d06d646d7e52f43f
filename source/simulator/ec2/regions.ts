import { AwsError } from '../aws-error.ts';
import type { Handlers } from '../world.ts';
import { filtered } from './filters.ts';
import { refuseDryRun } from './find.ts';

/** The regions that every account has without opting in. */
const regions = [
	'ap-northeast-1',
	'ap-northeast-2',
	'ap-northeast-3',
	'ap-south-1',
	'ap-southeast-1',
	'ap-southeast-2',
	'ca-central-1',
	'eu-central-1',
	'eu-north-1',
	'eu-west-1',
	'eu-west-2',
	'eu-west-3',
	'sa-east-1',
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
];

export const describeRegions: Handlers<'ec2'>['DescribeRegions'] = ({ region }, input) => {
	const { RegionNames = [], Filters } = input;
	const all = [...new Set([...regions, region])].sort().map((RegionName) => ({
		RegionName,
		Endpoint: `ec2.${RegionName}.amazonaws.com`,
		OptInStatus: regions.includes(RegionName) ? 'opt-in-not-required' : 'opted-in',
	}));
	const unknown = RegionNames.filter((name) => !all.some(({ RegionName }) => RegionName === name));
	if (unknown.length > 0)
		throw new AwsError('InvalidParameterValue', `Invalid region: [${unknown.join(', ')}]`);
	const matching = filtered(
		all
			.filter(({ RegionName }) => RegionNames.length === 0 || RegionNames.includes(RegionName))
			.map((one) => ({ one, tags: new Map() })),
		Filters,
		{
			endpoint: ({ one }) => [one.Endpoint],
			'opt-in-status': ({ one }) => [one.OptInStatus],
			'region-name': ({ one }) => [one.RegionName],
		},
		{ tags: false },
	);
	refuseDryRun(input);
	return { Regions: matching.map(({ one }) => one) };
};
