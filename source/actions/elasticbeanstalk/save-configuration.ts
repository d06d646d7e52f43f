import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { literal } from '../../operations/find.ts';
import type { Check, Condition, Plan, PlannedCall } from '../../operations/plan.ts';
import { platformName } from '../../resources/elasticbeanstalk/platform.ts';
import type { Action, FormField } from '../action.ts';
import { isDescription } from './descriptions.ts';
import { environmentNow, nameOf } from './environments-now.ts';

/** Saves an environment's configuration under a name: others can be created from it. Undo deletes it. */
export const saveConfiguration: Action<'environments'> = {
	id: 'save-configuration',
	kind: 'environments',
	title: 'Save configuration',
	risk: 'routine',
	takes: 'one',
	appliesTo: ({ status }) =>
		status === 'Ready' || status === 'Updating' || `it is ${status}, and its configuration is not settled`,
	form: async ({ region, items }): Promise<FormField[]> => [
		{
			name: 'name',
			label: 'name',
			help: 'unique in the application, up to 100 characters',
			type: 'text',
			required: true,
			default: `${items[0]?.name}-${new Date(region.now()).toISOString().slice(0, 10)}`,
			validate: isTemplateName,
		},
		{
			name: 'description',
			label: 'description',
			help: 'up to 200 characters',
			type: 'text',
			validate: isDescription,
		},
	],
	async plan({ region, items, answers, signal }): Promise<Plan> {
		const environment = await environmentNow(region, items[0], { signal });
		const { ApplicationName = '', EnvironmentId, PlatformArn, SolutionStackName = '' } = environment;
		const { name: TemplateName = '', description = '' } = answers;
		const platform = platformName(PlatformArn ?? SolutionStackName);
		const after = `of ${nameOf(environment)}, on ${platform}`;
		const what = `${ApplicationName} · saved configuration ${TemplateName}`;
		const deletion: PlannedCall = {
			call: {
				service: 'elasticbeanstalk',
				operation: 'DeleteConfigurationTemplate',
				input: { ApplicationName, TemplateName },
			},
		};
		return {
			action: 'save-configuration',
			title: `save the configuration of ${nameOf(environment)} as ${TemplateName}`,
			risk: 'routine',
			word: 'save',
			targets: [
				{ kind: 'saved-configurations', id: `${ApplicationName}/${TemplateName}`, name: TemplateName },
			],
			changes: [{ what, before: '', after }],
			checks: await checksOf(region, ApplicationName, TemplateName, { signal }),
			guards: [],
			steps: [
				{
					title: `save it as ${TemplateName}`,
					call: {
						service: 'elasticbeanstalk',
						operation: 'CreateConfigurationTemplate',
						input: {
							ApplicationName,
							TemplateName,
							EnvironmentId,
							...(description ? { Description: description } : {}),
						},
					},
					undo: [deletion],
				},
			],
			done: [among(ApplicationName, TemplateName, true)],
			undo: {
				title: `delete the saved configuration ${TemplateName}`,
				risk: 'routine',
				word: 'delete',
				changes: [{ what, before: after, after: '' }],
				guards: [],
				done: [among(ApplicationName, TemplateName, false)],
			},
		};
	},
};

/** CreateConfigurationTemplateMessage$TemplateName; a slash would not be told from that of our own ids. */
function isTemplateName(name: string): true | string {
	if (name.length > 100) return `It has ${name.length} characters: expected at most 100.`;
	return !/[/\p{Cc}]/u.test(name) || 'Expected no slash and no control characters.';
}

async function checksOf(
	region: Region,
	application: string,
	name: string,
	{ signal }: CallOptions,
): Promise<Check[]> {
	const verdict = name === '' ? 'A name is needed.' : isTemplateName(name);
	if (verdict !== true) return [{ status: 'blocked', text: verdict.replace(/\.$/, '') }];
	try {
		const { Applications = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeApplications',
			{ ApplicationNames: [application] },
			{ signal },
		);
		return Applications[0]?.ConfigurationTemplates?.includes(name)
			? [{ status: 'blocked', text: `${application} has a saved configuration ${name} already` }]
			: [{ status: 'passed', text: `the name ${name} is free` }];
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		return [{ status: 'warning', text: `whether the name is free is not known: ${problem.sentence}` }];
	}
}

const among = (application: string, name: string, there: boolean): Condition => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeApplications',
		input: { ApplicationNames: [application] },
	},
	title: there ? `${name} is saved` : `${name} is gone`,
	acceptors: [
		{
			matcher: 'path',
			path: `contains(Applications[0].ConfigurationTemplates || ${literal([])}, ${literal(name)})`,
			expected: there,
			outcome: 'success',
		},
	],
	every: 2,
	within: 60,
});
