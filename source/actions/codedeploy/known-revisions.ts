import type { CallOptions, Region } from '../../aws/region.ts';
import { newestRevisions } from '../../resources/codedeploy/newest-revisions.ts';
import type { Revision } from '../../resources/codedeploy/revision.ts';
import { age } from '../../text/age.ts';
import type { Choice } from '../action.ts';
import { revisionText } from './revision-text.ts';

/** The registered revisions of an application, those registered last first. */
export async function knownRevisions(
	region: Region,
	application: string,
	options: CallOptions,
): Promise<Revision[]> {
	const all: Revision[] = [];
	for await (const page of newestRevisions(region, application, options)) all.push(...page);
	return all.toSorted((a, b) => registeredAt(b) - registeredAt(a));
}

const registeredAt = ({ registeredAt: time, firstUsedAt }: Revision) => time ?? firstUsedAt ?? 0;

/** `v43  adds gift cards · registered 2h ago · never deployed`. `now` is the region's, milliseconds. */
export function revisionChoice(revision: Revision, now: number): Choice {
	const { location, title, address, description, groups, lastUsedAt } = revision;
	const ago = (time: number) => `${age(now - time)} ago`;
	const used = lastUsedAt === undefined ? 'never deployed' : `used ${ago(lastUsedAt)}`;
	const where = groups.length > 0 ? `on ${groups.join(', ')}` : '';
	const registered = registeredAt(revision) > 0 ? `registered ${ago(registeredAt(revision))}` : '';
	return {
		value: revisionText(location),
		label: title || address,
		hint: [description, registered, used, where].filter(Boolean).join(' · '),
	};
}
