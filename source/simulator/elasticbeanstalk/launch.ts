import type { World } from '../world.ts';
import { point } from './address.ts';
import { buildStack } from './build-stack.ts';
import { addedOrRemoved, install, serve } from './capacity.ts';
import { recover } from './complete.ts';
import type { Environment, InstanceDeployment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { setHealth } from './health.ts';
import { keepUp } from './keep-up.ts';
import { watchLoad } from './load.ts';
import type { Narrator, Procedure } from './operation.ts';
import { flawOf } from './versions.ts';

/** How much traffic a new name sees: people who try it. */
const trialRate = 0.5;

/** From nothing to Ready, in about four minutes. */
export function* launchStack(
	world: World,
	environment: Environment,
	tells: Narrator,
	told: { done: string; failed: string },
): Procedure {
	const { clock, random } = world;
	const { application, version } = environment;
	const started = clock.now();
	const seconds = () => Math.round((clock.now() - started) / 1000);
	yield 2;
	tells.info(
		`Using elasticbeanstalk-${world.region}-${world.account} as Amazon S3 storage bucket for environment data.`,
	);
	yield 6;
	setHealth(world, environment, 'Pending', {
		causes: [`Initialization in progress (running for ${seconds()} seconds). There are no instances.`],
	});
	const ids = yield* buildStack(world, environment, tells);
	yield random.integer(34, 44);
	tells.info(addedOrRemoved('Added', ids));
	environment.causes = [`Initialization in progress (running for ${seconds()} seconds).`];
	yield random.integer(20, 30);
	const flaw = flawOf(world, application, version);
	if (flaw === 'fails to deploy') {
		fail(world, environment, tells, ids);
		serve(environment, ids);
		tells.error(told.failed);
		return;
	}
	install(world, environment, ids);
	tells.info('Instance deployment completed successfully.');
	yield 25;
	serve(environment, ids);
	const name = environment.cname;
	if (name !== undefined) {
		point(world, name, environment.id, { rate: trialRate });
		tells.info(`Application available at ${name}.`);
	}
	if (flaw === 'fails under load') watchLoad(world, environment);
	yield 1;
	const completed = clock.now();
	environment.operation = undefined;
	moveEnvironment(environment, 'Ready', completed);
	tells.info(told.done);
	keepUp(world, environment);
	recover(world, environment, { what: 'Initialization', started, completed });
}

/** The version's command fails on every instance: the environment is there, and of no use. */
function fail(world: World, environment: Environment, tells: Narrator, ids: readonly string[]): void {
	const { version, deployments: deploymentId, instances } = environment;
	const status: InstanceDeployment['status'] = 'Failed';
	for (const id of ids) {
		instances.set(id, { version, deploymentId, status, time: world.clock.now() });
		tells.error(
			`[Instance: ${id}] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error..`,
		);
	}
	tells.info(
		`Command execution completed on all instances. Summary: [Successful: 0, Failed: ${ids.length}].`,
	);
	environment.operation = undefined;
	moveEnvironment(environment, 'Ready', world.clock.now());
	keepUp(world, environment);
	setHealth(world, environment, 'Degraded', { causes: ['Command failed on all instances.'] });
}
