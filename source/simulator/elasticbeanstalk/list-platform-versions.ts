import type { PlatformFilter, PlatformSummary } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { refuseRecordsBeyond } from './describe-environments.ts';
import { platformsOf } from './platforms.ts';

/** What a filter's type looks at. https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_PlatformFilter.html */
const types: Readonly<Record<string, (platform: PlatformSummary) => readonly (string | undefined)[]>> = {
	PlatformName: ({ PlatformBranchName }) => [PlatformBranchName],
	PlatformVersion: ({ PlatformVersion }) => [PlatformVersion],
	PlatformStatus: ({ PlatformStatus }) => [PlatformStatus],
	PlatformBranchName: ({ PlatformBranchName }) => [PlatformBranchName],
	PlatformLifecycleState: ({ PlatformLifecycleState }) => [PlatformLifecycleState],
	PlatformOwner: ({ PlatformOwner }) => [PlatformOwner],
	SupportedTier: ({ SupportedTierList }) => SupportedTierList ?? [],
	SupportedAddon: ({ SupportedAddonList }) => SupportedAddonList ?? [],
	ProgrammingLanguageName: ({ PlatformCategory }) => [PlatformCategory],
	OperatingSystemName: ({ OperatingSystemName }) => [OperatingSystemName],
	PlatformBranchLifecycleState: ({ PlatformBranchLifecycleState }) => [PlatformBranchLifecycleState],
};

const operators: Readonly<Record<string, (value: string, wanted: readonly string[]) => boolean>> = {
	'=': (value, wanted) => wanted.includes(value),
	'!=': (value, wanted) => !wanted.includes(value),
	contains: (value, wanted) => wanted.some((part) => value.includes(part)),
	begins_with: (value, wanted) => wanted.some((part) => value.startsWith(part)),
	ends_with: (value, wanted) => wanted.some((part) => value.endsWith(part)),
};

function test({ Type = '', Operator = '=', Values = [] }: PlatformFilter) {
	const values = Object.hasOwn(types, Type) ? types[Type] : undefined;
	if (!values) throw new AwsError('InvalidParameterValue', `Invalid filter type: ${Type}.`);
	const holds = Object.hasOwn(operators, Operator) ? operators[Operator] : undefined;
	if (!holds) throw new AwsError('InvalidParameterValue', `Invalid filter operator: ${Operator}.`);
	return (platform: PlatformSummary) => values(platform).some((value = '') => holds(value, Values));
}

export function listPlatformVersions(
	{ region }: World,
	{ Filters = [], MaxRecords = 1000, NextToken }: InputOf<'elasticbeanstalk', 'ListPlatformVersions'>,
) {
	refuseRecordsBeyond(MaxRecords);
	const start = NextToken === undefined ? 0 : readPageToken('ListPlatformVersions', NextToken);
	if (start === undefined) throw new AwsError('InvalidParameterValue', 'NextToken is not valid.');
	const tests = Filters.map(test);
	const matching = platformsOf(region).filter((platform) => tests.every((holds) => holds(platform)));
	const end = start + MaxRecords;
	return {
		PlatformSummaryList: matching.slice(start, end),
		...(end < matching.length && { NextToken: pageToken('ListPlatformVersions', end) }),
	};
}
