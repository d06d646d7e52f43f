import type { UpdateEnvironmentMessage } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { complete } from './complete.ts';
import { defaultSettings } from './default-settings.ts';
import { bring } from './deploy-version.ts';
import type { Environment } from './environment.ts';
import { describeEnvironment, moveEnvironment } from './environment.ts';
import { findApplication, findEnvironment, findTemplate, refuseUnlessReady, usableVersion } from './find.ts';
import type { Operation, Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';
import { neededPlatform } from './platforms.ts';
import { changed, refuseUnknown } from './settings.ts';
import type { Configuration } from './update-settings.ts';
import { configure } from './update-settings.ts';

/** Settings first, then the version, as one update. */
export function updateEnvironment(world: World, input: InputOf<'elasticbeanstalk', 'UpdateEnvironment'>) {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	refuseUnlessReady(environment);
	const application = findApplication(world, environment.application);
	const version =
		input.VersionLabel === undefined ? undefined : usableVersion(application, input.VersionLabel).label;
	const wanted = wantedOf(world, environment, input);
	if (input.Description !== undefined) environment.description = input.Description;
	const operation: Operation = {};
	const tells = narrate(world, environment);
	const started = world.clock.now();
	moveEnvironment(environment, 'Updating', started);
	begin(world, environment, operation, course());
	return describeEnvironment(environment);

	function* course(): Procedure {
		tells.info('Environment update is starting.');
		if (wanted) yield* configure(world, environment, wanted, { operation, tells });
		if (version !== undefined && !(yield* bring(world, environment, version, { operation, tells }))) return;
		yield 4;
		complete(world, environment, tells, started, {
			what: version === undefined ? 'Configuration update' : 'Application update',
		});
	}
}

/** What the environment is to be like; undefined when only its version or description changes. */
function wantedOf(
	world: World,
	environment: Environment,
	input: UpdateEnvironmentMessage,
): Configuration | undefined {
	const { TemplateName, OptionSettings, OptionsToRemove } = input;
	const platform = input.PlatformArn ?? input.SolutionStackName;
	if (TemplateName !== undefined && platform !== undefined)
		throw new AwsError(
			'InvalidParameterCombination',
			'TemplateName and a platform (SolutionStackName or PlatformArn) cannot be specified together.',
		);
	refuseUnknown(defaultSettings(world, environment.tier.Name), OptionSettings);
	if ([TemplateName, OptionSettings, OptionsToRemove, platform].every((part) => part === undefined))
		return undefined;
	const template =
		TemplateName === undefined
			? undefined
			: findTemplate(findApplication(world, environment.application), TemplateName);
	return {
		settings: changed(template?.settings ?? environment.settings, OptionSettings, OptionsToRemove),
		platformArn:
			template?.platformArn ??
			(platform === undefined ? environment.platformArn : neededPlatform(world.region, platform)),
		template: template?.name ?? environment.template,
	};
}
