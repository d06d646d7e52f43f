/** The calls of a tag edit, each with the calls that restore exactly what it changes. */
import type { Call } from '../../aws/operations.ts';
import type { PlannedCall, Step } from '../../operations/plan.ts';
import { batches, mostIds } from '../batches.ts';
import { differences, groups, type TagEdit, type Tagged, type Tags } from './tag-edit.ts';

const list = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const create = (Resources: string[], tags: Tags): Call => ({
	service: 'ec2',
	operation: 'CreateTags',
	input: { Resources, Tags: list(tags) },
});

const planned = (calls: readonly Call[]): PlannedCall[] => calls.map((call) => ({ call }));

const counted = (count: number) => (count === 1 ? '1 resource' : `${count} resources`);

/** Removals first: a resource at the limit of 50 has room then for what is set. */
export function tagSteps(resources: readonly Tagged[], edit: TagEdit): Step[] {
	const { set, remove } = edit;
	return [
		...stepsFor(resources, { set: {}, remove }, (ids, batch) => ({
			title: `remove ${remove.join(', ')} from ${counted(ids.length)}`,
			call: {
				service: 'ec2',
				operation: 'DeleteTags',
				input: { Resources: ids, Tags: remove.map((Key) => ({ Key })) },
			},
			undo: planned(restoring(batch)),
			dryRun: true,
		})),
		...stepsFor(resources, { set, remove: [] }, (ids, batch) => ({
			title: `set ${Object.keys(set).join(', ')} on ${counted(ids.length)}`,
			call: create(ids, set),
			undo: planned([...restoring(batch), ...withdrawing(batch)]),
			dryRun: true,
		})),
	];
}

interface Touched {
	id: string;
	differences: ReturnType<typeof differences>;
}

/** One step for each batch of the resources that the edit changes. */
function stepsFor(
	resources: readonly Tagged[],
	edit: TagEdit,
	step: (ids: string[], batch: readonly Touched[]) => Step,
): Step[] {
	const touched = resources
		.map((resource) => ({ id: resource.id, differences: differences(resource, edit) }))
		.filter((one) => one.differences.length > 0);
	return batches(touched, mostIds).map((batch) =>
		step(
			batch.map(({ id }) => id),
			batch,
		),
	);
}

const pick = (
	{ id, differences: all }: Touched,
	chosen: (difference: Touched['differences'][number]) => string | undefined,
) => ({
	id,
	tags: Object.fromEntries(
		all.flatMap((difference): [string, string][] => {
			const value = chosen(difference);
			return value === undefined ? [] : [[difference.key, value]];
		}),
	),
});

/** Former values come back, in one call for all resources that share them. */
const restoring = (batch: readonly Touched[]): Call[] =>
	groups(batch.map((one) => pick(one, ({ before }) => before))).map(({ ids, tags }) => create(ids, tags));

/** What was added goes; with its value, so that a tag that someone has changed since is left alone. */
const withdrawing = (batch: readonly Touched[]): Call[] =>
	groups(
		batch.map((one) => pick(one, ({ before, after }) => (before === undefined ? after : undefined))),
	).map(({ ids, tags }) => ({
		service: 'ec2',
		operation: 'DeleteTags',
		input: { Resources: ids, Tags: list(tags) },
	}));
