import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import type { Application } from './deployment-group.ts';
import { keyOf } from './revision.ts';

/** Makes an application know a revision; of one that it knows, the description changes if there is one. */
export function registerRevision(
	{ clock, codedeploy }: World,
	{ revisions }: Application,
	location: RevisionLocation,
	description?: string,
): void {
	const key = keyOf(location);
	const known = revisions.get(key);
	if (known) {
		known.description = description ?? known.description;
		return;
	}
	revisions.set(key, {
		location,
		sequence: ++codedeploy.registered,
		description,
		registerTime: clock.now(),
	});
}
