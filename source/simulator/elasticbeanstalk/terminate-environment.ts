import type { InputOf } from '../../aws/operations.ts';
import type { World } from '../world.ts';
import { point } from './address.ts';
import { tearDown } from './build-stack.ts';
import type { Environment } from './environment.ts';
import { describeEnvironment, moveEnvironment } from './environment.ts';
import { findEnvironment, refuseUnlessReady } from './find.ts';
import type { Narrator, Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';

/** Answers at once; what belongs to the environment is gone some two and a half minutes later, its name with it. */
export function terminateEnvironment(
	world: World,
	input: InputOf<'elasticbeanstalk', 'TerminateEnvironment'>,
) {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	if (environment.status !== 'Launching') refuseUnlessReady(environment);
	const tells = narrate(world, environment);
	moveEnvironment(environment, 'Terminating', world.clock.now());
	begin(world, environment, {}, course());
	return describeEnvironment(environment);

	function* course(): Procedure {
		tells.info('terminateEnvironment is starting.');
		yield 1;
		tells.info(
			"Validating environment's EC2 instances have termination protection disabled before performing termination.",
		);
		tells.info("Finished validating environment's EC2 instances for termination protection.");
		yield* letGo(world, environment, tells, input.TerminateResources ?? true);
		tells.info(`Deleting SNS topic for environment ${environment.name}.`);
		yield 1;
		environment.operation = undefined;
		moveEnvironment(environment, 'Terminated', world.clock.now());
		tells.info('terminateEnvironment completed successfully.');
	}
}

/** Nobody answers at its address any more; its resources go, unless they are to stay. */
function* letGo(world: World, environment: Environment, tells: Narrator, resources: boolean): Procedure {
	const { cname } = environment;
	if (cname !== undefined) point(world, cname, undefined);
	Object.assign(environment, { health: 'Unknown', causes: [], failing: 0 });
	if (resources) return yield* tearDown(world, environment, tells);
	environment.instances.clear();
	yield 20;
}
