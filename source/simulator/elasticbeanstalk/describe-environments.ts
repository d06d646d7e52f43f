import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { describeEnvironment } from './environment.ts';

type Input = InputOf<'elasticbeanstalk', 'DescribeEnvironments'>;

/** A terminated environment stays listed for an hour, unless the caller says otherwise. */
const listedAfterTermination = 3_600_000;

export function describeEnvironments(world: World, input: Input) {
	const all = [...world.elasticbeanstalk.environments.values()].filter(wanted(world, input));
	const { MaxRecords, NextToken } = input;
	// Beanstalk pages only for those who ask: without MaxRecords it gives everything.
	if (MaxRecords === undefined) return { Environments: all.map(describeEnvironment) };
	refuseRecordsBeyond(MaxRecords);
	const start = NextToken === undefined ? 0 : readPageToken('DescribeEnvironments', NextToken);
	if (start === undefined) throw new AwsError('InvalidParameterValue', 'NextToken is not valid.');
	const end = start + MaxRecords;
	return {
		Environments: all.slice(start, end).map(describeEnvironment),
		...(end < all.length && { NextToken: pageToken('DescribeEnvironments', end) }),
	};
}

export function refuseRecordsBeyond(records: number): void {
	if (!Number.isInteger(records) || records < 1 || records > 1000)
		throw new AwsError(
			'InvalidParameterValue',
			`MaxRecords is invalid: ${records}. It must be between 1 and 1000.`,
		);
}

function wanted({ clock }: World, input: Input): (environment: Environment) => boolean {
	const { ApplicationName, VersionLabel, EnvironmentIds = [], EnvironmentNames = [] } = input;
	const back = input.IncludedDeletedBackTo?.getTime() ?? clock.now() - listedAfterTermination;
	return ({ application, version, id, name, status, dateUpdated }) =>
		(ApplicationName === undefined || application === ApplicationName) &&
		(VersionLabel === undefined || version === VersionLabel) &&
		(EnvironmentIds.length === 0 || EnvironmentIds.includes(id)) &&
		(EnvironmentNames.length === 0 || EnvironmentNames.includes(name)) &&
		(status !== 'Terminated' || (input.IncludeDeleted !== false && dateUpdated >= back));
}
