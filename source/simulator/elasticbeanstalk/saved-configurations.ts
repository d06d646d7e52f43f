import type { CreateConfigurationTemplateMessage } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Application, ConfigurationTemplate } from './application.ts';
import { defaultSettings } from './default-settings.ts';
import { describeTemplate } from './describe-settings.ts';
import { newRequestId, tellOf } from './events.ts';
import { findApplication, findEnvironment, findTemplate, needed } from './find.ts';
import { neededPlatform } from './platforms.ts';
import { changed, refuseUnknown } from './settings.ts';

/** From an environment, from another saved configuration, or from a platform's defaults. */
export function createConfigurationTemplate(
	world: World,
	input: InputOf<'elasticbeanstalk', 'CreateConfigurationTemplate'>,
) {
	const application = findApplication(world, input.ApplicationName);
	const name = needed(input.TemplateName, 'TemplateName');
	if (application.templates.has(name))
		throw new AwsError('InvalidParameterValue', `Configuration Template ${name} already exists.`);
	refuseUnknown(defaultSettings(world, 'WebServer'), input.OptionSettings);
	const { settings, platformArn } = sourceOf(world, application, input);
	const now = world.clock.now();
	const template: ConfigurationTemplate = {
		application: application.name,
		name,
		description: input.Description,
		platformArn,
		settings: changed(settings, input.OptionSettings),
		dateCreated: now,
		dateUpdated: now,
	};
	application.templates.set(name, template);
	told(world, template, 'createConfigurationTemplate completed successfully.');
	return describeTemplate(template);
}

function sourceOf(world: World, application: Application, input: CreateConfigurationTemplateMessage) {
	const { EnvironmentId, SourceConfiguration } = input;
	if (EnvironmentId !== undefined) return findEnvironment(world, EnvironmentId, undefined);
	if (SourceConfiguration)
		return findTemplate(
			findApplication(world, SourceConfiguration.ApplicationName ?? application.name),
			SourceConfiguration.TemplateName,
		);
	const platform = needed(input.PlatformArn ?? input.SolutionStackName, 'PlatformArn');
	return {
		settings: defaultSettings(world, 'WebServer'),
		platformArn: neededPlatform(world.region, platform),
	};
}

/** Environments that were made from it go on. */
export function deleteConfigurationTemplate(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DeleteConfigurationTemplate'>,
): Record<string, never> {
	const application = findApplication(world, input.ApplicationName);
	const template = findTemplate(application, input.TemplateName);
	application.templates.delete(template.name);
	told(world, template, 'deleteConfigurationTemplate completed successfully.');
	return {};
}

const told = (world: World, { application, name }: ConfigurationTemplate, message: string) =>
	tellOf(world, { application, template: name }, 'INFO', message, newRequestId(world));
