import type { CreateEnvironmentMessage, Tag } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { addressOf, isTaken } from './address.ts';
import type { Application } from './application.ts';
import { defaultSettings } from './default-settings.ts';
import { describeEnvironment } from './environment.ts';
import { findApplication, findTemplate, needed, usableVersion } from './find.ts';
import { launchStack } from './launch.ts';
import { idOf, newEnvironment, webTier, workerTier } from './new-environment.ts';
import { begin, narrate } from './operation.ts';
import { neededPlatform } from './platforms.ts';
import { changed, refuseUnknown } from './settings.ts';

const invalid = (message: string) => new AwsError('InvalidParameterValue', message);

/** Answers at once; the environment is Ready some four minutes later, as the events tell. */
export function createEnvironment(world: World, input: InputOf<'elasticbeanstalk', 'CreateEnvironment'>) {
	const application = findApplication(world, input.ApplicationName);
	const name = needed(input.EnvironmentName, 'EnvironmentName');
	refuseName(world, name);
	const tier = input.Tier?.Name === 'Worker' ? workerTier : webTier;
	const cname = tier.Name === 'Worker' ? undefined : freeName(world, name, input.CNAMEPrefix);
	const { settings, platformArn, template } = configurationOf(world, application, input, tier.Name);
	const version = usableVersion(application, input.VersionLabel).label;
	const environment = newEnvironment(world, {
		name,
		application: application.name,
		tier,
		cname,
		description: input.Description,
		version,
		template,
		platformArn,
		settings,
		tags: tagsOf(input.Tags),
		dateCreated: world.clock.now(),
	});
	const tells = narrate(world, environment);
	tells.info('createEnvironment is starting.');
	begin(
		world,
		environment,
		{},
		launchStack(world, environment, tells, {
			done: `Successfully launched environment: ${name}`,
			failed:
				'Create environment operation is complete, but with errors. For more information, see troubleshooting documentation.',
		}),
	);
	return describeEnvironment(environment);
}

function refuseName({ elasticbeanstalk }: World, name: string): void {
	if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{2,38})[A-Za-z0-9]$/.test(name))
		throw invalid(
			`Value ${name} at 'EnvironmentName' failed to satisfy constraint: Member must be from 4 to 40 characters in length, of letters, numbers and hyphens, and cannot start or end with a hyphen`,
		);
	for (const environment of elasticbeanstalk.environments.values())
		if (environment.name === name && environment.status !== 'Terminated')
			throw invalid(`Environment ${name} already exists.`);
}

/** The name with that prefix, or one that Beanstalk makes up. */
function freeName(world: World, environment: string, prefix: string | undefined): string {
	if (prefix === undefined) return addressOf(world, `${environment}.eba-${idOf(world, 8)}`);
	if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{2,61})[A-Za-z0-9]$/.test(prefix))
		throw invalid(
			`Value ${prefix} at 'CNAMEPrefix' failed to satisfy constraint: Member must be from 4 to 63 characters in length, of letters, numbers and hyphens, and cannot start or end with a hyphen`,
		);
	const name = addressOf(world, prefix);
	if (isTaken(world, name)) throw invalid(`DNS name (${name}) is not available.`);
	return name;
}

function configurationOf(
	world: World,
	application: Application,
	input: CreateEnvironmentMessage,
	tier: string,
) {
	const { TemplateName, OptionSettings, OptionsToRemove } = input;
	const platform = input.PlatformArn ?? input.SolutionStackName;
	if (TemplateName !== undefined && platform !== undefined)
		throw new AwsError(
			'InvalidParameterCombination',
			'TemplateName and a platform (SolutionStackName or PlatformArn) cannot be specified together.',
		);
	if (TemplateName === undefined && platform === undefined)
		throw new AwsError(
			'MissingParameter',
			'One of TemplateName, SolutionStackName or PlatformArn must be specified.',
		);
	const known = defaultSettings(world, tier);
	refuseUnknown(known, OptionSettings);
	const template = TemplateName === undefined ? undefined : findTemplate(application, TemplateName);
	return {
		settings: changed(template?.settings ?? known, OptionSettings, OptionsToRemove),
		platformArn: template?.platformArn ?? neededPlatform(world.region, platform ?? ''),
		template: template?.name,
	};
}

/** Beanstalk keeps the keys of its own tags to itself. */
function tagsOf(tags: readonly Tag[] = []): ReadonlyMap<string, string> {
	const reserved = tags.find(({ Key = '' }) => /^(aws:|elasticbeanstalk:)/i.test(Key) || Key === 'Name');
	if (reserved)
		throw invalid(
			`Invalid tag key: ${reserved.Key}. Tag keys cannot be Name, and cannot begin with aws: or elasticbeanstalk:`,
		);
	if (tags.length > 47)
		throw new AwsError('TooManyTagsException', 'The number of tags in the resource would exceed 47.');
	return new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
