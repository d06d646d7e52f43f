/** The platforms of the region: branches, and the versions of each, newest first. */
import type { PlatformSummary } from '@aws-sdk/client-elastic-beanstalk';
import { AwsError } from '../aws-error.ts';

interface Branch {
	readonly name: string;
	readonly category: string;
	readonly versions: readonly string[];
	readonly state?: 'Deprecated';
}

const on = 'running on 64bit Amazon Linux 2023';

const branches: readonly Branch[] = [
	{ name: `Node.js 24 ${on}`, category: 'Node.js', versions: ['6.7.0', '6.6.4'] },
	{ name: `Node.js 22 ${on}`, category: 'Node.js', versions: ['6.7.0', '6.6.4', '6.6.2', '6.6.1'] },
	{ name: `Node.js 20 ${on}`, category: 'Node.js', versions: ['6.7.0', '6.6.4'], state: 'Deprecated' },
	{ name: `Python 3.13 ${on}`, category: 'Python', versions: ['4.8.0', '4.7.2'] },
	{ name: `Corretto 21 ${on}`, category: 'Java', versions: ['4.7.0', '4.6.3'] },
	{ name: `Docker ${on}`, category: 'Docker', versions: ['4.8.0', '4.7.1'] },
	{ name: `PHP 8.4 ${on}`, category: 'PHP', versions: ['4.7.0'] },
	{ name: `Ruby 3.4 ${on}`, category: 'Ruby', versions: ['4.6.0'] },
	{ name: `Go 1 ${on}`, category: 'Go', versions: ['4.4.0'] },
];

const arnOfPlatform = (region: string, branch: string, version: string): string =>
	`arn:aws:elasticbeanstalk:${region}::platform/${branch}/${version}`;

export const platformsOf = (region: string): PlatformSummary[] =>
	branches.flatMap(({ name, category, versions, state }) =>
		versions.map((version, place) => ({
			PlatformArn: arnOfPlatform(region, name, version),
			PlatformOwner: 'AWSElasticBeanstalk',
			PlatformStatus: 'Ready' as const,
			PlatformCategory: category,
			OperatingSystemName: 'Amazon Linux',
			OperatingSystemVersion: '2023',
			SupportedTierList: ['WebServer/Standard', 'Worker/SQS/HTTP'],
			SupportedAddonList: ['Log/S3', 'Monitoring/Healthd', 'WorkerDaemon/SQSD'],
			// Only the newest version of a branch is recommended.
			...(place === 0 && { PlatformLifecycleState: 'Recommended' }),
			PlatformVersion: version,
			PlatformBranchName: name,
			PlatformBranchLifecycleState: state ?? 'Supported',
		})),
	);

/** What the bookshop's environments run on: not the newest of its branch. */
export const bookshopPlatform = (region: string): string =>
	arnOfPlatform(region, `Node.js 22 ${on}`, '6.6.2');

const partsOf = (arn: string) =>
	/platform\/(?<language>.+?) running on (?<system>.+)\/(?<version>[^/]+)$/.exec(arn)?.groups;

/** `64bit Amazon Linux 2023 v6.6.2 running Node.js 22`: the platform's older name. */
export function solutionStackOf(platformArn: string): string {
	const { language = '', system = '', version = '' } = partsOf(platformArn) ?? {};
	return `${system} v${version} running ${language}`;
}

/** The platform of an ARN, or of the name of a solution stack; undefined when there is none. */
const findPlatform = (region: string, name: string): PlatformSummary | undefined =>
	platformsOf(region).find(
		({ PlatformArn = '' }) => PlatformArn === name || solutionStackOf(PlatformArn) === name,
	);

/** The ARN of a platform that a call names by its ARN or its solution stack. */
export function neededPlatform(region: string, name: string): string {
	const arn = findPlatform(region, name)?.PlatformArn;
	if (arn !== undefined) return arn;
	throw new AwsError(
		'InvalidParameterValue',
		name.startsWith('arn:')
			? `No Platform named '${name}' found.`
			: `No Solution Stack named '${name}' found.`,
	);
}
