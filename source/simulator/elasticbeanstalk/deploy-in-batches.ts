/** The policies that change the instances that there are: all at once, or rolling. */
import { addedOrRemoved, launchInstances, serve, terminateInstances } from './capacity.ts';
import type { Deployment } from './deployment.ts';
import { commandFailed, mark, progress } from './deployment.ts';
import type { Procedure } from './operation.ts';
import { batchSize, inBatches } from './policy.ts';

/** Nothing serves while the application restarts. Resolves to whether it went well. */
export function* allAtOnce(deployment: Deployment): Procedure<boolean> {
	const { world, environment, fleet, tells, flawed } = deployment;
	yield 6;
	progress(deployment, fleet.length);
	for (const id of fleet) environment.outOfService.add(id);
	mark(deployment, fleet, 'In Progress');
	yield world.random.integer(38, 56);
	if (flawed) {
		commandFailed(deployment, fleet);
		serve(environment, fleet);
		return false;
	}
	tells.info('Instance deployment completed successfully.');
	mark(deployment, fleet, 'Deployed');
	yield 4;
	serve(environment, fleet);
	return true;
}

/** Batch by batch, each out of service while it changes; the first that fails ends it. */
export function* rolling(deployment: Deployment): Procedure<boolean> {
	const { environment, fleet } = deployment;
	const batches = inBatches(fleet, batchSize(environment.settings, fleet.length));
	yield 2;
	for (const [index, batch] of batches.entries())
		if (!(yield* deployBatch(deployment, batch, index + 1))) return false;
	return true;
}

/** As many more as a batch has come first and go last, so that as many serve as ever. */
export function* rollingWithAdditionalBatch(deployment: Deployment): Procedure<boolean> {
	const { world, environment, fleet, tells, launched, operation } = deployment;
	const size = batchSize(environment.settings, fleet.length);
	yield 4;
	tells.info(`Launching an additional batch of ${size} instance(s) to keep full capacity.`);
	const extra = launchInstances(world, environment, size);
	launched.push(...extra);
	yield world.random.integer(62, 76);
	if (deployment.flawed) {
		commandFailed(deployment, extra);
		terminateInstances(world, environment, extra);
		return false;
	}
	mark(deployment, extra, 'Deployed');
	tells.info('Instance deployment completed successfully.');
	yield 18;
	serve(environment, extra);
	tells.info(addedOrRemoved('Added', extra));
	if (!(yield* rolling(deployment))) return false;
	operation.turnBack = undefined;
	tells.info(`Terminating the additional batch of instance(s) [${extra.join(', ')}].`);
	terminateInstances(world, environment, extra);
	yield 20;
	tells.info(addedOrRemoved('Removed', extra));
	return true;
}

/** Takes a batch out of service, deploys to it, and takes it back in. */
export function* deployBatch(
	deployment: Deployment,
	batch: readonly string[],
	number: number,
): Procedure<boolean> {
	const { world, environment, tells, fleet, flawed } = deployment;
	const say = (message: string) => tells.info(`Batch ${number}: ${message}`);
	const balanced = environment.tier.Name !== 'Worker';
	say(`Starting application deployment on instance(s) [${batch.join(', ')}].`);
	yield 1;
	if (balanced)
		say('De-registering instance(s) from the load balancer and waiting for them to go out of service.');
	for (const id of batch) environment.outOfService.add(id);
	yield 13;
	progress(deployment, batch.length);
	say('Starting application deployment command execution.');
	mark(deployment, batch, 'In Progress');
	yield world.random.integer(8, 16);
	if (flawed) {
		commandFailed(deployment, batch);
		serve(environment, batch);
		return false;
	}
	tells.info('Instance deployment completed successfully.');
	mark(deployment, batch, 'Deployed');
	progress(deployment);
	yield 4;
	say('Completed application deployment command execution.');
	const done = fleet.filter((id) => environment.instances.get(id)?.deploymentId === deployment.id).length;
	tells.info(`Command execution completed on ${done} of ${fleet.length} instances in environment.`);
	if (balanced) say('Registering instance(s) with the load balancer and waiting for them to be healthy.');
	yield world.random.integer(20, 32);
	serve(environment, batch);
	progress(deployment);
	say('Completed application deployment.');
	return true;
}
