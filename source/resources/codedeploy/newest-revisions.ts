import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches } from './batches.ts';
import { type Revision, revisionOf } from './revision.ts';

/** The newest are what a person deploys; CodeDeploy keeps a thousand an application. */
const mostRevisions = 50;

/** The newest revisions of an application, those registered last first. */
export async function* newestRevisions(
	region: Region,
	applicationName: string,
	options: CallOptions,
): AsyncIterable<Revision[]> {
	const locations: RevisionLocation[] = [];
	const newest = { applicationName, sortBy: 'registerTime', sortOrder: 'descending' } as const;
	for await (const page of region.pages('codedeploy', 'ListApplicationRevisions', newest, options)) {
		locations.push(...(page.revisions ?? []));
		if (locations.length >= mostRevisions) break;
	}
	for (const batch of batches(locations.slice(0, mostRevisions))) {
		const input = { applicationName, revisions: batch };
		const page = await region.call('codedeploy', 'BatchGetApplicationRevisions', input, options);
		yield (page.revisions ?? []).map((info) => revisionOf(applicationName, info));
	}
}
