import type { ConfigurationOptionSetting, CreateEnvironmentMessage } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Change, Check, Plan } from '../../operations/plan.ts';
import { platformName } from '../../resources/elasticbeanstalk/platform.ts';
import type { Action, Answers } from '../action.ts';
import { createEnvironmentForm } from './create-environment-form.ts';
import { tagsIn } from './environment-tags.ts';
import { createStep, isLaunched, type NewEnvironment, nameIsFree, terminating } from './new-environment.ts';
import { addressOf, nameCheck, prefixCheck } from './new-environment-checks.ts';
import { applicationIn, belongings } from './of-application.ts';
import { tierOf } from './platforms.ts';
import { versionCheck } from './version-choices.ts';

/** Creates an environment of an application, from a platform or a saved configuration. Undo terminates it. */
export const createEnvironment: Action<'beanstalk-applications'> = {
	id: 'create-environment',
	kind: 'beanstalk-applications',
	title: 'Create an environment',
	risk: 'routine',
	takes: 'one',
	from: belongings,
	form: ({ region, signal, ...of }) => createEnvironmentForm(region, applicationIn(of), { signal }),
	async plan({ region, answers, signal, ...of }): Promise<Plan> {
		const application = applicationIn(of);
		const request = requestOf(application, answers);
		const prefix = request.CNAMEPrefix;
		const address = prefix ? addressOf(region, prefix) : undefined;
		const created: NewEnvironment = { request, step: 0, address };
		return {
			action: 'create-environment',
			title: `create ${request.EnvironmentName} in ${application}`,
			risk: 'routine',
			word: 'create',
			targets: [{ kind: 'environments', id: '', name: request.EnvironmentName }],
			changes: changesOf(request, address),
			checks: await checksOf(region, request, answers, { signal }),
			guards: [nameIsFree(created)],
			steps: [createStep(created)],
			done: isLaunched(created, region.now()),
			undo: terminating(created, region.now()),
		};
	},
};

function requestOf(ApplicationName: string, answers: Answers): NewEnvironment['request'] {
	const { name = '', prefix, version, configuration, platform, tier = 'WebServer', tags = '' } = answers;
	const worker = tier === 'Worker';
	const set = tagsIn(tags).tags;
	return {
		ApplicationName,
		EnvironmentName: name,
		...(worker || !prefix ? {} : { CNAMEPrefix: prefix }),
		...(version ? { VersionLabel: version } : {}),
		...(configuration ? { TemplateName: configuration } : { PlatformArn: platform, ...roles(answers) }),
		Tier: tierOf(tier),
		...(set.length > 0 ? { Tags: set } : {}),
	};
}

/** Without an instance profile Beanstalk refuses to launch; a saved configuration brings its own. */
function roles({ profile, role }: Answers): Pick<CreateEnvironmentMessage, 'OptionSettings'> {
	const OptionSettings: ConfigurationOptionSetting[] = [
		...(profile
			? [
					{
						Namespace: 'aws:autoscaling:launchconfiguration',
						OptionName: 'IamInstanceProfile',
						Value: profile,
					},
				]
			: []),
		...(role
			? [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: 'ServiceRole', Value: role }]
			: []),
	];
	return OptionSettings.length > 0 ? { OptionSettings } : {};
}

async function checksOf(
	region: Region,
	{ ApplicationName = '', EnvironmentName, CNAMEPrefix, Tier }: NewEnvironment['request'],
	answers: Answers,
	options: CallOptions,
): Promise<Check[]> {
	const [name, address, version] = await Promise.all([
		nameCheck(region, EnvironmentName, options),
		Tier?.Name === 'Worker'
			? ({ status: 'passed', text: 'a worker has no address' } as const)
			: prefixCheck(region, CNAMEPrefix ?? '', options),
		versionCheck(region, ApplicationName, answers.version ?? '', options),
	]);
	return [name, address, version, sourceCheck(answers), ...tagChecks(answers.tags ?? '')];
}

function sourceCheck({ platform, configuration }: Answers): Check {
	if (platform && configuration)
		return {
			status: 'blocked',
			text: `both a platform and the saved configuration ${configuration} were chosen: the configuration brings its platform`,
		};
	if (configuration) return { status: 'passed', text: `with the saved configuration ${configuration}` };
	return platform
		? { status: 'passed', text: `on ${platformName(platform)}, with Beanstalk's own settings` }
		: { status: 'blocked', text: 'neither a platform nor a saved configuration was chosen' };
}

const tagChecks = (tags: string): Check[] =>
	tagsIn(tags).problems.map((text) => ({ status: 'blocked', text }));

function changesOf(
	{ EnvironmentName, VersionLabel, PlatformArn, TemplateName, Tier, Tags = [] }: NewEnvironment['request'],
	address: string | undefined,
): Change[] {
	const parts: [string, string | undefined][] = [
		[EnvironmentName, `new ${Tier?.Name ?? ''} environment`],
		[`${EnvironmentName} · version`, VersionLabel],
		[`${EnvironmentName} · address`, address],
		[`${EnvironmentName} · platform`, PlatformArn && platformName(PlatformArn)],
		[`${EnvironmentName} · saved configuration`, TemplateName],
		...Tags.map(({ Key, Value }): [string, string | undefined] => [`${EnvironmentName} · tag ${Key}`, Value]),
	];
	return parts.flatMap(([what, after]) => (after ? [{ what, before: '', after }] : []));
}
