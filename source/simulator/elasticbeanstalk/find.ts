/** Looking up what a call names, refusing as Beanstalk does. */
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Application, ApplicationVersion, ConfigurationTemplate } from './application.ts';
import type { Environment } from './environment.ts';

/** By id, by name, or by both, which must then agree. A terminated one is found by its id alone. */
export function findEnvironment(
	{ elasticbeanstalk }: World,
	id: string | undefined,
	name: string | undefined,
	what = 'Environment',
): Environment {
	if (!id && !name)
		throw new AwsError('MissingParameter', `Either ${what}Id or ${what}Name must be specified.`);
	const found = [...elasticbeanstalk.environments.values()].find((environment) =>
		id
			? environment.id === id && (!name || environment.name === name)
			: environment.name === name && environment.status !== 'Terminated',
	);
	if (!found)
		throw new AwsError(
			'InvalidParameterValue',
			id && !elasticbeanstalk.environments.has(id)
				? `No Environment found for EnvironmentId = '${id}'.`
				: `No Environment found for EnvironmentName = '${name}'.`,
		);
	return found;
}

/** Only one operation at a time: Beanstalk refuses a second one. */
export function refuseUnlessReady({ name, status }: Environment): void {
	if (status !== 'Ready')
		throw new AwsError(
			'InvalidParameterValue',
			`Environment named ${name} is in an invalid state for this operation. Must be Ready.`,
		);
}

/** A parameter that must be there: the SDK lets it be undefined. */
export function needed(value: string | undefined, name: string): string {
	if (!value) throw new AwsError('MissingParameter', `${name} must be specified.`);
	return value;
}

export function findApplication({ elasticbeanstalk }: World, name: string | undefined): Application {
	const found = elasticbeanstalk.applications.get(needed(name, 'ApplicationName'));
	if (!found) throw new AwsError('InvalidParameterValue', `No Application named '${name}' found.`);
	return found;
}

export function findVersion(application: Application, label: string | undefined): ApplicationVersion {
	const found = application.versions.get(needed(label, 'VersionLabel'));
	if (!found) throw new AwsError('InvalidParameterValue', `No Application Version named '${label}' found.`);
	return found;
}

export function findTemplate(application: Application, name: string | undefined): ConfigurationTemplate {
	const found = application.templates.get(needed(name, 'TemplateName'));
	if (!found) throw new AwsError('InvalidParameterValue', `No Configuration Template named '${name}' found.`);
	return found;
}

/** A version that can be deployed. */
export function usableVersion(application: Application, label: string | undefined): ApplicationVersion {
	const version = findVersion(application, label);
	if (version.status === 'Failed')
		throw new AwsError(
			'InvalidParameterValue',
			`Application version ${version.label} is unusable and cannot be used with an environment.`,
		);
	if (version.status === 'Processing' || version.status === 'Building')
		throw new AwsError(
			'InvalidParameterValue',
			`Application version ${version.label} is still being processed and cannot be used with an environment yet.`,
		);
	return version;
}
