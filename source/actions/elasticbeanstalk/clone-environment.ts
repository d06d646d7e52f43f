import type { EnvironmentDescription, Tag } from '@aws-sdk/client-elastic-beanstalk';
import type { Change, Plan, Step } from '../../operations/plan.ts';
import { platformName } from '../../resources/elasticbeanstalk/platform.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action, FormField } from '../action.ts';
import { cloneChecks } from './clone-checks.ts';
import { greenOf, isName, isPrefix } from './environment-names.ts';
import { ownTags } from './environment-tags.ts';
import { environmentNow, isWorker, nameOf } from './environments-now.ts';
import { createStep, isLaunched, type NewEnvironment, nameIsFree, terminating } from './new-environment.ts';
import { addressOf } from './new-environment-checks.ts';
import { versionChoices } from './version-choices.ts';

/**
 * Clones an environment as green: same platform, configuration and tags, a new address, a version of one's choice.
 *
 * AWS has no call for it (`eb clone` uses a member of CreateEnvironment that is in no documentation and in no SDK).
 * Of the two ways that there are, a saved configuration is made of the environment, the new one is created from it,
 * and it is deleted again. Passing on the option settings as DescribeConfigurationSettings tells them would take one
 * call less, but it would put every environment variable, secrets included, into the plan, the command lines and
 * the journal, and Beanstalk refuses some of what it tells itself. An environment keeps a copy of what it was
 * created from, so the saved configuration can go at once; where the flight ends before that, undo deletes it.
 */
export const cloneEnvironment: Action<'environments'> = {
	id: 'clone-environment',
	kind: 'environments',
	title: 'Clone as green',
	risk: 'routine',
	takes: 'one',
	appliesTo: ({ status }) => status === 'Ready' || `it is ${status}, not Ready`,
	async form({ region, items, signal }): Promise<FormField[]> {
		const [item] = items;
		const [all, versions] = await Promise.all([
			readEnvironments(region, { signal }),
			versionChoices(region, item?.application ?? '', { signal }),
		]);
		const name = greenOf(item?.name ?? '', all.map(nameOf));
		const worker = item?.tier === 'Worker';
		return [
			{
				name: 'name',
				label: 'name',
				help: 'unique in the region: 4 to 40 letters, digits and hyphens',
				type: 'text',
				required: true,
				default: name,
				validate: isName,
			},
			...(worker
				? []
				: [
						{
							name: 'prefix',
							label: 'address',
							help: `the part before .${region.name}.elasticbeanstalk.com`,
							type: 'text',
							required: true,
							suggest: (answers) => (answers.name ?? name).toLowerCase(),
							validate: isPrefix,
						} satisfies FormField,
					]),
			{
				name: 'version',
				label: 'version',
				type: 'choice',
				required: true,
				choices: versions,
				default: item?.version,
			},
		];
	},
	async plan({ region, items, answers, signal, token }): Promise<Plan> {
		const original = await environmentNow(region, items[0], { signal });
		const tags = await ownTags(region, original.EnvironmentArn, { signal });
		const { name = '', prefix = '', version = '' } = answers;
		const TemplateName = `airboss-clone-${token().slice(0, 8)}`;
		const created: NewEnvironment = {
			request: {
				ApplicationName: original.ApplicationName,
				EnvironmentName: name,
				...(isWorker(original) ? {} : { CNAMEPrefix: prefix }),
				VersionLabel: version,
				TemplateName,
				Tier: original.Tier && { Name: original.Tier.Name, Type: original.Tier.Type },
				...(tags.length > 0 ? { Tags: tags } : {}),
				// No option setting, so no configuration holds it.
				...(original.OperationsRole ? { OperationsRole: original.OperationsRole } : {}),
			},
			step: 1,
			address: isWorker(original) ? undefined : addressOf(region, prefix),
		};
		return {
			action: 'clone-environment',
			title: `clone ${nameOf(original)} as ${name}`,
			risk: 'routine',
			word: 'clone',
			targets: [{ kind: 'environments', id: '', name }],
			changes: changesOf(original, created, tags),
			checks: await cloneChecks(region, original, { name, prefix, version }, { signal }),
			guards: [nameIsFree(created)],
			steps: [templateStep(original, TemplateName), createStep(created), deleteStep(original, TemplateName)],
			done: isLaunched(created, region.now()),
			undo: terminating(created, region.now()),
		};
	},
};

function templateStep(
	{ ApplicationName, EnvironmentId, EnvironmentName }: EnvironmentDescription,
	TemplateName: string,
): Step {
	return {
		title: `save the configuration of ${EnvironmentName} for the clone`,
		call: {
			service: 'elasticbeanstalk',
			operation: 'CreateConfigurationTemplate',
			input: {
				ApplicationName,
				TemplateName,
				EnvironmentId,
				Description: `Made by Airboss to clone ${EnvironmentName}; may be deleted`,
			},
		},
		undo: [
			{
				call: {
					service: 'elasticbeanstalk',
					operation: 'DeleteConfigurationTemplate',
					input: { ApplicationName, TemplateName },
				},
			},
		],
	};
}

const deleteStep = ({ ApplicationName }: EnvironmentDescription, TemplateName: string): Step => ({
	title: 'delete that saved configuration again',
	call: {
		service: 'elasticbeanstalk',
		operation: 'DeleteConfigurationTemplate',
		input: { ApplicationName, TemplateName },
	},
	undo: [],
	removes: 0,
});

function changesOf(
	{ EnvironmentName, PlatformArn, SolutionStackName = '' }: EnvironmentDescription,
	{ request, address }: NewEnvironment,
	tags: readonly Tag[],
): Change[] {
	const name = request.EnvironmentName;
	const parts: [string, string | undefined][] = [
		[name, `new environment, with the configuration of ${EnvironmentName}`],
		[`${name} · version`, request.VersionLabel],
		[`${name} · address`, address],
		[`${name} · platform`, platformName(PlatformArn ?? SolutionStackName)],
		[`${name} · operations role`, request.OperationsRole],
		...tags.map(({ Key, Value }): [string, string | undefined] => [`${name} · tag ${Key}`, Value]),
	];
	return parts.flatMap(([what, after]) => (after ? [{ what, before: '', after }] : []));
}
