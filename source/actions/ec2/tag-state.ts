/** Reading certain tags of certain instances: for guards before a tag edit, and to see that it has arrived. */
import { literal } from '../../operations/find.ts';
import type { Condition, Guard } from '../../operations/plan.ts';
import { batches, mostIds } from '../batches.ts';
import { edited, type TagEdit, type Tagged } from './tag-edit.ts';

/** A JMESPath that gives `[[id, [[key, value], …]], …]`, in the order of ids and of keys. */
const pathOf = (keys: readonly string[]): string =>
	`sort_by(Reservations[].Instances[], &InstanceId)[].[InstanceId, sort_by((Tags || \`[]\`)[?contains(${literal(keys)}, Key)], &Key)[].[Key, Value]]`;

const expectedOf = (resources: readonly Tagged[], keys: readonly string[]) =>
	resources
		.toSorted((a, b) => (a.id < b.id ? -1 : 1))
		.map(({ id, tags }) => [
			id,
			keys
				.filter((key) => Object.hasOwn(tags, key))
				.toSorted((a, b) => (a < b ? -1 : 1))
				.map((key) => [key, tags[key]]),
		]);

const keysOf = ({ set, remove }: TagEdit): string[] => [...Object.keys(set), ...remove];

const read = (resources: readonly Tagged[]) => ({
	call: {
		service: 'ec2',
		operation: 'DescribeInstances',
		input: { InstanceIds: resources.map(({ id }) => id) },
	} as const,
});

/** The tags that the edit touches are as they are in `resources`. */
export const guardsOf = (resources: readonly Tagged[], edit: TagEdit, otherwise: string): Guard[] =>
	batches(resources, mostIds).map((batch) => ({
		...read(batch),
		path: pathOf(keysOf(edit)),
		expected: expectedOf(batch, keysOf(edit)),
		otherwise,
	}));

/** The tags that the edit touches have become as they are in `resources`. */
export const arrivalOf = (resources: readonly Tagged[], edit: TagEdit, title: string): Condition[] =>
	batches(resources, mostIds).map((batch) => ({
		...read(batch),
		title,
		acceptors: [
			{
				matcher: 'path',
				path: pathOf(keysOf(edit)),
				expected: expectedOf(batch, keysOf(edit)),
				outcome: 'success',
			},
		],
		every: 2,
		within: 60,
	}));

export const after = (resources: readonly Tagged[], edit: TagEdit): Tagged[] =>
	resources.map((resource) => ({ ...resource, tags: edited(resource.tags, edit) }));
