import type { ApplicationVersionDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import type { ApplicationVersion } from './application.ts';
import { arnOf } from './application.ts';
import { refuseRecordsBeyond } from './describe-environments.ts';

/** Versions newest first; they page only for those who ask. */
export function describeApplicationVersions(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DescribeApplicationVersions'>,
) {
	const { ApplicationName, VersionLabels = [], MaxRecords, NextToken } = input;
	const matching = [...world.elasticbeanstalk.applications.values()]
		.filter(({ name }) => ApplicationName === undefined || name === ApplicationName)
		.flatMap(({ versions }) => [...versions.values()].reverse())
		.filter(({ label }) => VersionLabels.length === 0 || VersionLabels.includes(label));
	if (MaxRecords === undefined)
		return { ApplicationVersions: matching.map((version) => describeVersion(world, version)) };
	refuseRecordsBeyond(MaxRecords);
	const start = NextToken === undefined ? 0 : readPageToken('DescribeApplicationVersions', NextToken);
	if (start === undefined) throw new AwsError('InvalidParameterValue', 'NextToken is not valid.');
	const end = start + MaxRecords;
	return {
		ApplicationVersions: matching.slice(start, end).map((version) => describeVersion(world, version)),
		...(end < matching.length && { NextToken: pageToken('DescribeApplicationVersions', end) }),
	};
}

export const describeVersion = (
	world: World,
	{ application, label, description, bundle, dateCreated, dateUpdated, status }: ApplicationVersion,
): ApplicationVersionDescription => ({
	ApplicationVersionArn: arnOf(world, 'applicationversion', application, label),
	ApplicationName: application,
	Description: description,
	VersionLabel: label,
	SourceBundle: { S3Bucket: bundle.bucket, S3Key: bundle.key },
	DateCreated: new Date(dateCreated),
	DateUpdated: new Date(dateUpdated),
	Status: status,
});
