import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { findEnvironment } from './find.ts';

export function abortEnvironmentUpdate(
	world: World,
	input: InputOf<'elasticbeanstalk', 'AbortEnvironmentUpdate'>,
): Record<string, never> {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	const turnBack = environment.operation?.turnBack;
	if (!turnBack)
		throw new AwsError(
			'InvalidParameterValue',
			`Environment named ${environment.name} is in an invalid state for this operation. Must be pending deployment.`,
		);
	turnBack();
	return {};
}
