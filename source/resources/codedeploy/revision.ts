import type { RevisionInfo, RevisionLocation } from '@aws-sdk/client-codedeploy';
import { revisionAddress, revisionId, revisionTitle } from './revision-location.ts';

/** A revision of a CodeDeploy application: what can be deployed (SDK types RevisionLocation and GenericRevisionInfo). */
export interface Revision {
	/** Application and address: unique text. */
	id: string;
	application: string;
	/** What a person calls it: `v43`, a short commit. */
	title: string;
	location: RevisionLocation;
	/** Where it is: `s3://bucket/key`, `github.com/account/repository@commit`. */
	address: string;
	/** What was said when it was registered. */
	description: string;
	/** Names of the deployment groups whose target revision it is. */
	groups: readonly string[];
	/** Milliseconds since the epoch; undefined: not by anybody, or not yet. */
	registeredAt?: number;
	firstUsedAt?: number;
	lastUsedAt?: number;
}

export function revisionOf(
	application: string,
	{ revisionLocation: location = {}, genericRevisionInfo: info = {} }: RevisionInfo,
): Revision {
	return {
		id: revisionId(application, location),
		application,
		title: revisionTitle(location),
		location,
		address: revisionAddress(location),
		description: info.description ?? '',
		groups: info.deploymentGroups ?? [],
		registeredAt: info.registerTime?.getTime(),
		firstUsedAt: info.firstUsedTime?.getTime(),
		lastUsedAt: info.lastUsedTime?.getTime(),
	};
}
