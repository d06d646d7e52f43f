import { terminateInstances } from './capacity.ts';
import { complete } from './complete.ts';
import { deployBatch } from './deploy-in-batches.ts';
import type { Deployment } from './deployment.ts';
import { progress } from './deployment.ts';
import { moveEnvironment } from './environment.ts';
import type { Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';
import { batchSize, inBatches } from './policy.ts';

/**
 * Takes a deployment back: what was launched for it ends, and instances that have its version get the former one
 * again, in batches of the same size.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rollingupdates.cancel.html
 */
export function turnBack(aborted: Deployment, former: string): void {
	const { world, environment, launched, fleet } = aborted;
	// What the interrupted batch took out of service comes first: no more may be out at a time.
	const touched = fleet
		.filter((id) => environment.instances.get(id)?.deploymentId === aborted.id)
		.sort((a, b) => Number(environment.outOfService.has(b)) - Number(environment.outOfService.has(a)));
	const operation = {};
	const tells = narrate(world, environment);
	const started = world.clock.now();
	moveEnvironment(environment, 'Aborting', started);
	environment.version = former;
	environment.deployments++;
	const deployment: Deployment = {
		...aborted,
		operation,
		tells,
		id: environment.deployments,
		version: former,
		flawed: false,
		fleet: touched,
		started,
		launched: [],
	};
	begin(world, environment, operation, course());

	function* course(): Procedure {
		tells.info('abortEnvironmentUpdate is starting.');
		yield 3;
		terminateInstances(world, environment, launched);
		// What was out of service for the batch that was interrupted serves again.
		for (const id of fleet) if (!touched.includes(id)) environment.outOfService.delete(id);
		progress(deployment);
		const size = batchSize(environment.settings, fleet.length);
		for (const [index, batch] of inBatches(touched, size).entries())
			yield* deployBatch(deployment, batch, index + 1);
		yield 5;
		complete(world, environment, tells, started, { told: 'abortEnvironmentUpdate completed successfully.' });
	}
}
