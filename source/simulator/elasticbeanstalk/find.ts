/** Looking up the environment that a call names, refusing as Beanstalk does. */
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
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
