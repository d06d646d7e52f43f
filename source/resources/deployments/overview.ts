import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { Detail, Sight } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** What the list knows of a deployment, whatever service does it. */
export const overview = (item: Deployment, { now }: Sight): Detail['sections'][number] => ({
	title: item.name,
	fields: fieldsOf({
		status: item.status,
		version: item.version,
		group: item.group,
		started: whenText(new Date(item.startedAt), now),
		ended: item.endedAt === undefined ? undefined : whenText(new Date(item.endedAt), now),
		took: item.endedAt === undefined ? undefined : age(item.endedAt - item.startedAt),
		by: item.by,
		message: item.message,
	}),
});
