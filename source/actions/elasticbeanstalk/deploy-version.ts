import type { Action, FormField } from '../action.ts';
import { deployPlan } from './deploy-plan.ts';
import { environmentNow } from './environments-now.ts';
import { versionChoices } from './version-choices.ts';

/** Deploys a version of the application to an environment. The way back is the former version. */
export const deployVersion: Action<'environments'> = {
	id: 'deploy-version',
	kind: 'environments',
	title: 'Deploy a version',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: ({ status, abortable }) =>
		status === 'Ready' ||
		(abortable ? `it is ${status}: wait for that update, or abort it` : `it is ${status}, not Ready`),
	async form({ region, items, signal }): Promise<FormField[]> {
		const [item] = items;
		const choices = await versionChoices(region, item?.application ?? '', { signal });
		return [
			{
				name: 'version',
				label: 'version',
				help: 'newest first; those that cannot be deployed say why',
				type: 'choice',
				required: true,
				explicit: true,
				choices,
				// One that a person has just made is not in the list yet.
				open: true,
				default: choices.find(({ value }) => value !== item?.version)?.value,
			},
		];
	},
	async plan({ items, answers, ...context }) {
		const environment = await environmentNow(context.region, items[0], context);
		return deployPlan(environment, answers.version ?? '', context);
	},
};
