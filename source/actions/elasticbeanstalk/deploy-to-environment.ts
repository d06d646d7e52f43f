import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action, FormField } from '../action.ts';
import { deployPlan, notThere } from './deploy-plan.ts';
import { healthOf, nameOf } from './environments-now.ts';

/** The same deployment as `deploy-version`, begun from the version. */
export const deployToEnvironment: Action<'versions'> = {
	id: 'deploy-to-environment',
	kind: 'versions',
	title: 'Deploy to an environment',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: ({ status }) =>
		status === 'Processed' || status === 'Unprocessed' || `it is ${status}: Beanstalk does not deploy it`,
	async form({ region, items, signal }): Promise<FormField[]> {
		const [version] = items;
		const all = (await readEnvironments(region, { signal })).filter(
			({ ApplicationName }) => ApplicationName === version?.application,
		);
		return [
			{
				name: 'environment',
				label: 'environment',
				type: 'choice',
				required: true,
				choices: all.map((environment) => ({
					value: nameOf(environment),
					label: nameOf(environment),
					hint: [
						environment.Status,
						healthOf(environment),
						`runs ${environment.VersionLabel ?? 'no version'}`,
						environment.CNAME ?? '',
					]
						.filter(Boolean)
						.join(' · '),
				})),
				default: all.length === 1 ? all.map(nameOf).join() : undefined,
			},
		];
	},
	async plan({ items, answers, ...context }) {
		const [version] = items;
		const all = await readEnvironments(context.region, context);
		const environment = all.find(
			(one) => nameOf(one) === answers.environment && one.ApplicationName === version?.application,
		);
		return environment
			? deployPlan(environment, version?.label ?? '', context)
			: notThere(`${version?.application} has no environment ${answers.environment}`);
	},
};
