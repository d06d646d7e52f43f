import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { Contents } from './contents.ts';

/** What can be deployed: where it lies, and what the agent finds there. */
export interface Revision {
	readonly location: RevisionLocation;
	readonly contents: Contents;
}

/** A revision that an application knows. Times are the region's milliseconds. */
export interface RegisteredRevision {
	readonly location: RevisionLocation;
	/** Counts up, so that paging stays true while revisions are registered. */
	readonly sequence: number;
	description?: string;
	readonly registerTime: number;
	firstUsedTime?: number;
	lastUsedTime?: number;
}

/** Revisions are the same when every part of their locations is. */
export function keyOf({ revisionType, s3Location, gitHubLocation }: RevisionLocation): string {
	const { bucket, key, bundleType, version, eTag } = s3Location ?? {};
	const { repository, commitId } = gitHubLocation ?? {};
	return JSON.stringify([revisionType, bucket, key, bundleType, version, eTag, repository, commitId]);
}
