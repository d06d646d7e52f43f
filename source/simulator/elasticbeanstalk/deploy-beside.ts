/** The policies that put new instances beside the old ones: immutable, and traffic splitting. */

import { requestRate } from './address.ts';
import { addedOrRemoved, launchInstances, serve, terminateInstances } from './capacity.ts';
import type { Deployment } from './deployment.ts';
import { commandFailed, mark, progress } from './deployment.ts';
import { failingUnder } from './load.ts';
import type { Procedure } from './operation.ts';
import { numberOf } from './settings.ts';
import { autoScalingGroupOf, temporaryGroupOf } from './stack.ts';
import { flawOf } from './versions.ts';

/** One new instance first; if it is well, as many as there were; then the old ones end. */
export function* immutable(deployment: Deployment): Procedure<boolean> {
	const { environment, fleet, tells } = deployment;
	yield 8;
	tells.info(
		'Immutable deployment policy enabled. Launching one instance with the new settings to verify health.',
	);
	yield 16;
	tells.info(`Created temporary auto scaling group ${temporaryGroupOf(environment)}.`);
	if (!(yield* launchBeside(deployment, 1))) return false;
	yield 25;
	if (fleet.length > 1) {
		tells.info('Test instance passed health checks. Launching remaining new instances.');
		if (!(yield* launchBeside(deployment, fleet.length - 1))) return false;
		tells.info('Successfully launched all instances.');
		yield 20;
	}
	yield* takeOver(deployment);
	return true;
}

/** As many new ones as there are take a share of the requests for a while; if they fail, the old ones stay. */
export function* trafficSplitting(deployment: Deployment): Procedure<boolean> {
	const { world, environment, fleet, tells, version } = deployment;
	const setting = (option: string, otherwise: number) =>
		numberOf(environment.settings, 'aws:elasticbeanstalk:trafficsplitting', option, otherwise);
	const percent = setting('NewVersionPercent', 10);
	const minutes = setting('EvaluationTime', 5);
	yield 8;
	tells.info('Traffic splitting deployment policy enabled. Launching new instances with the new version.');
	yield 16;
	tells.info(`Created temporary auto scaling group ${temporaryGroupOf(environment)}.`);
	if (!(yield* launchBeside(deployment, fleet.length))) return false;
	yield 10;
	tells.info(
		`Routing ${percent}% of client traffic to the new instances for an evaluation time of ${minutes} minutes.`,
	);
	for (let minute = 0; minute < minutes; minute++) {
		yield 60;
		progress(deployment);
		const rate = (requestRate(world, environment) * percent) / 100;
		const failing =
			flawOf(world, environment.application, version) === 'fails under load' ? failingUnder(rate) : 0;
		if (failing < 0.02) continue;
		tells.error(
			`The new instances failed health checks: ${(failing * 100).toFixed(1)} % of the requests are failing with HTTP 5xx. Routing all client traffic back to the original instances.`,
		);
		return false;
	}
	tells.info('The new instances are healthy. Routing all client traffic to them.');
	yield* takeOver(deployment);
	return true;
}

/** Launches instances into the temporary group and waits until they are well. */
function* launchBeside(deployment: Deployment, count: number): Procedure<boolean> {
	const { world, environment, tells, launched, flawed } = deployment;
	const added = launchInstances(world, environment, count);
	launched.push(...added);
	progress(deployment, count);
	yield world.random.integer(62, 76);
	if (flawed) {
		commandFailed(deployment, added);
		return false;
	}
	mark(deployment, added, 'Deployed');
	tells.info('Instance deployment completed successfully.');
	yield 3;
	tells.info(`Adding new instance(s) (${added.join(',')}) to the load balancer.`);
	yield 1;
	serve(environment, added);
	tells.info(`Waiting for instance(s) (${launched.join(',')}) to pass health checks.`);
	yield 30;
	tells.info(addedOrRemoved('Added', added));
	progress(deployment);
	return true;
}

/** The new ones become the environment's own; from here on there is no way back. */
function* takeOver({ world, environment, fleet, tells, operation }: Deployment): Procedure {
	tells.info(`Detached new instance(s) from temporary auto scaling group ${temporaryGroupOf(environment)}.`);
	yield 4;
	tells.info(
		`Attached new instance(s) to the permanent auto scaling group ${autoScalingGroupOf(environment)}.`,
	);
	yield 20;
	tells.info('Starting post-deployment configuration on new instances.');
	yield 11;
	tells.info('Instance deployment completed successfully.');
	yield 3;
	tells.info('Waiting for post-deployment configuration to complete.');
	yield 30;
	operation.turnBack = undefined;
	tells.info('Deployment succeeded. Terminating old instances and temporary Auto Scaling group.');
	terminateInstances(world, environment, fleet);
	yield 30;
	for (const id of fleet) tells.info(addedOrRemoved('Removed', [id]));
	yield 10;
}
