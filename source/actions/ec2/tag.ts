import type { Instance } from '@aws-sdk/client-ec2';
import type { Check, Plan } from '../../operations/plan.ts';
import type { Action, FormField } from '../action.ts';
import { idOf, instancesNow, nameOf, spoken, targetOf } from './instances-now.ts';
import {
	differences,
	editProblems,
	entriesIn,
	mostTags,
	overfull,
	parseSet,
	type TagEdit,
	type Tagged,
} from './tag-edit.ts';
import { after, arrivalOf, guardsOf } from './tag-state.ts';
import { tagSteps } from './tag-steps.ts';

/** Sets and removes tags on one or many instances; undo restores the former values exactly. */
export const tag: Action<'instances'> = {
	id: 'tag',
	kind: 'instances',
	title: 'Edit tags',
	risk: 'routine',
	takes: 'some',
	async form({ region, items, signal }): Promise<FormField[]> {
		const instances = await instancesNow(region, items, { signal });
		const keys = [...new Set(instances.flatMap((instance) => Object.keys(taggedOf(instance).tags)))]
			.filter((key) => !/^aws:/i.test(key))
			.toSorted();
		return [
			{
				name: 'add',
				label: 'add or change',
				help: 'key=value, one a line',
				type: 'list',
				validate: (value) =>
					verdict([...parseSet(value).problems, ...editProblems({ ...parseSet(value), remove: [] })]),
			},
			{
				name: 'remove',
				label: 'remove',
				help: 'keys, one a line',
				type: 'list',
				choices: keys.map((key) => ({ value: key, label: key })),
				open: true,
				validate: (value, answers) =>
					verdict(editProblems({ set: parseSet(answers.add ?? '').set, remove: entriesIn(value) })),
			},
		];
	},
	async plan({ region, items, answers, signal }): Promise<Plan> {
		const instances = await instancesNow(region, items, { signal });
		const resources = instances.map(taggedOf);
		const { set, problems } = parseSet(answers.add ?? '');
		const edit: TagEdit = { set, remove: [...new Set(entriesIn(answers.remove ?? ''))] };
		const changes = resources.flatMap((resource) =>
			differences(resource, edit).map(({ key, before = '', after: next = '' }) => ({
				what: `${resource.name} · tag ${key}`,
				before,
				after: next,
			})),
		);
		const what = spoken(instances);
		const changed = after(resources, edit);
		return {
			action: 'tag',
			title: `tag ${what}`,
			risk: 'routine',
			targets: instances.map(targetOf),
			changes,
			checks: checksOf(resources, edit, [...problems, ...editProblems(edit)], changes.length),
			guards: guardsOf(resources, edit, 'Somebody has changed these tags since.'),
			steps: tagSteps(resources, edit),
			done: arrivalOf(changed, edit, `${what}: tagged`),
			undo: {
				title: `restore the tags of ${what}`,
				risk: 'routine',
				changes: changes.map((change) => ({ ...change, before: change.after, after: change.before })),
				guards: guardsOf(changed, edit, 'Somebody has changed these tags since; that will be overwritten'),
				done: arrivalOf(resources, edit, `${what}: tags restored`),
			},
		};
	},
};

function checksOf(
	resources: readonly Tagged[],
	edit: TagEdit,
	problems: readonly string[],
	changes: number,
): Check[] {
	const full = overfull(resources, edit);
	const checks: Check[] = [
		...problems.map((text) => ({ status: 'blocked', text }) as const),
		...full.map(
			({ name }) => ({ status: 'blocked', text: `${name} would have more than ${mostTags} tags` }) as const,
		),
	];
	if (checks.length > 0) return checks;
	return changes === 0
		? [{ status: 'blocked', text: 'nothing would change: all tags are as asked for already' }]
		: [{ status: 'passed', text: `keys and values are allowed, and nobody gets more than ${mostTags} tags` }];
}

const verdict = ([first]: string[]): true | string => (first === undefined ? true : `${first}.`);

const taggedOf = (instance: Instance): Tagged => ({
	id: idOf(instance),
	name: nameOf(instance),
	tags: Object.fromEntries((instance.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
});
