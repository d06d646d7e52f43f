import type { ConfigurationSettingsDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { ConfigurationTemplate } from './application.ts';
import type { Environment } from './environment.ts';
import { findApplication, findEnvironment, findTemplate } from './find.ts';
import { solutionStackOf } from './platforms.ts';
import { listed } from './settings.ts';

/** The settings of an environment (with those that are on their way, if any), or of a saved configuration. */
export function describeConfigurationSettings(
	world: World,
	{
		ApplicationName,
		TemplateName,
		EnvironmentName,
	}: InputOf<'elasticbeanstalk', 'DescribeConfigurationSettings'>,
) {
	const application = findApplication(world, ApplicationName);
	if ((TemplateName === undefined) === (EnvironmentName === undefined))
		throw new AwsError(
			'InvalidParameterCombination',
			'Either TemplateName or EnvironmentName must be specified, and not both.',
		);
	if (TemplateName !== undefined)
		return { ConfigurationSettings: [describeTemplate(findTemplate(application, TemplateName))] };
	const environment = findEnvironment(world, undefined, EnvironmentName);
	if (environment.application !== application.name)
		throw new AwsError(
			'InvalidParameterValue',
			`No Environment found for EnvironmentName = '${EnvironmentName}'.`,
		);
	return { ConfigurationSettings: describeSettings(environment) };
}

function describeSettings(environment: Environment): ConfigurationSettingsDescription[] {
	const { draft } = environment;
	const shared = {
		SolutionStackName: solutionStackOf(environment.platformArn),
		PlatformArn: environment.platformArn,
		ApplicationName: environment.application,
		EnvironmentName: environment.name,
		DateCreated: new Date(environment.dateCreated),
	};
	return [
		{
			...shared,
			DeploymentStatus: 'deployed',
			DateUpdated: new Date(environment.dateUpdated),
			OptionSettings: listed(environment.settings),
		},
		...(draft
			? [
					{
						...shared,
						DeploymentStatus: draft.status,
						DateUpdated: new Date(draft.dateUpdated),
						OptionSettings: listed(draft.settings),
					},
				]
			: []),
	];
}

export const describeTemplate = (template: ConfigurationTemplate): ConfigurationSettingsDescription => ({
	SolutionStackName: solutionStackOf(template.platformArn),
	PlatformArn: template.platformArn,
	ApplicationName: template.application,
	TemplateName: template.name,
	Description: template.description,
	DateCreated: new Date(template.dateCreated),
	DateUpdated: new Date(template.dateUpdated),
	OptionSettings: listed(template.settings),
});
