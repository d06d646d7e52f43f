import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { isTaken } from './address.ts';
import { tearDown } from './build-stack.ts';
import { moveEnvironment } from './environment.ts';
import { findEnvironment, refuseUnlessReady } from './find.ts';
import { launchStack } from './launch.ts';
import type { Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';

/**
 * Deletes everything that belongs to an environment and makes it again, in some six minutes; one that was
 * terminated comes back, if its address is still free.
 */
export function rebuildEnvironment(
	world: World,
	input: InputOf<'elasticbeanstalk', 'RebuildEnvironment'>,
): Record<string, never> {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	const { status, cname } = environment;
	const gone = status === 'Terminated';
	if (!gone) refuseUnlessReady(environment);
	else if (cname !== undefined && isTaken(world, cname))
		throw new AwsError('InvalidParameterValue', `DNS name (${cname}) is not available.`);
	const tells = narrate(world, environment);
	moveEnvironment(environment, gone ? 'Launching' : 'Updating', world.clock.now());
	begin(world, environment, {}, course());
	return {};

	function* course(): Procedure {
		tells.info('rebuildEnvironment is starting.');
		if (!gone) yield* tearDown(world, environment, tells);
		environment.rebuilt++;
		environment.deployments++;
		yield* launchStack(world, environment, tells, {
			done: 'rebuildEnvironment completed successfully.',
			failed:
				'Rebuild environment operation is complete, but with errors. For more information, see troubleshooting documentation.',
		});
	}
}
