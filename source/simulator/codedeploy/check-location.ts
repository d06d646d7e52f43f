import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../aws-error.ts';

const bundleTypes: ReadonlySet<string> = new Set(['zip', 'tar', 'tgz']);

const invalid = (why: string) =>
	new AwsError('InvalidRevisionException', `The revision was specified in an invalid format. ${why}`);

/** Refuses a location that is not one of a revision for instances: from S3 or from GitHub. */
export function checkLocation(location: RevisionLocation | undefined): RevisionLocation {
	if (!location) throw new AwsError('RevisionRequiredException', 'The revision ID was not specified.');
	const { revisionType, s3Location, gitHubLocation } = location;
	switch (revisionType) {
		case 'S3':
			if (!s3Location?.bucket || !s3Location.key) throw invalid('An S3 bucket and key must be specified.');
			if (!bundleTypes.has(s3Location.bundleType ?? ''))
				throw invalid('The bundle type must be one of zip, tar, tgz.');
			return location;
		case 'GitHub':
			if (!/^[^/\s]+\/[^/\s]+$/.test(gitHubLocation?.repository ?? ''))
				throw invalid('The GitHub repository must be specified as account/repository.');
			if (!/^[0-9a-f]{40}$/.test(gitHubLocation?.commitId ?? ''))
				throw invalid('The GitHub commit ID must be a SHA1 of 40 hexadecimal digits.');
			return location;
		default:
			throw invalid('The revision type of a deployment to EC2 instances must be S3 or GitHub.');
	}
}
