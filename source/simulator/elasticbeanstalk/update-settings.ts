import type { World } from '../world.ts';
import { addedOrRemoved, install, launchInstances, serve, terminateInstances } from './capacity.ts';
import { complete } from './complete.ts';
import { instances } from './deployment.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { instancesOf } from './fleet.ts';
import { setHealth } from './health.ts';
import type { Narrator, Operation, Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';
import { inBatches, leastOf, mostOf } from './policy.ts';
import type { Settings } from './settings.ts';
import { numberOf } from './settings.ts';

/** What an environment is to be like. */
export interface Configuration {
	readonly settings: Settings;
	readonly platformArn: string;
	readonly template?: string;
}

/** Instances are made anew for a change in these, and for another platform. */
const replacing = ['aws:autoscaling:launchconfiguration', 'aws:ec2:instances', 'aws:ec2:vpc'];

/** Brings settings to an environment, as a part of an update. */
export function* configure(
	world: World,
	environment: Environment,
	wanted: Configuration,
	{ operation, tells }: { operation: Operation; tells: Narrator },
): Procedure {
	const started = world.clock.now();
	const { settings: former, platformArn: formerPlatform, template: formerTemplate } = environment;
	const anew =
		wanted.platformArn !== formerPlatform ||
		replacing.some((namespace) => within(former, namespace) !== within(wanted.settings, namespace));
	environment.draft = { settings: wanted.settings, status: 'pending', dateUpdated: started };
	operation.turnBack = () =>
		revert(world, environment, {
			settings: former,
			platformArn: formerPlatform,
			template: formerTemplate,
		});
	yield 6;
	tells.info(`Updating environment ${environment.name}'s configuration settings.`);
	const fleet = instancesOf(world, environment);
	const progress = (done: number) => {
		const seconds = Math.round((world.clock.now() - started) / 1000);
		const causes = [
			`Configuration update in progress. ${done} out of ${instances(fleet.length)} completed (running for ${seconds} seconds).`,
		];
		if (environment.health === 'Info') environment.causes = causes;
		else setHealth(world, environment, 'Info', { causes, failing: environment.failing });
	};
	yield 8;
	progress(0);
	Object.assign(environment, wanted);
	if (anew) yield* replace(world, environment, fleet, { tells, progress });
	else yield world.random.integer(40, 60);
	yield* resize(world, environment, tells);
	operation.turnBack = undefined;
	environment.draft = undefined;
	progress(fleet.length);
	tells.info('Successfully deployed new configuration to environment.');
}

const within = (settings: Settings, namespace: string): string =>
	JSON.stringify([...settings].filter(([key]) => key.startsWith(`${namespace} `)));

/** Batch by batch: new instances come before the old ones go. */
function* replace(
	world: World,
	environment: Environment,
	fleet: readonly string[],
	{ tells, progress }: { tells: Narrator; progress(done: number): void },
): Procedure {
	const size = numberOf(
		environment.settings,
		'aws:autoscaling:updatepolicy:rollingupdate',
		'MaxBatchSize',
		1,
	);
	const batches = inBatches(fleet, Math.max(1, size));
	tells.info(`Rolling update initiated. Total number of batches to execute: ${batches.length}.`);
	let done = 0;
	for (const batch of batches) {
		const added = launchInstances(world, environment, batch.length);
		yield world.random.integer(60, 80);
		install(world, environment, added);
		serve(environment, added);
		tells.info(addedOrRemoved('Added', added));
		terminateInstances(world, environment, batch);
		yield 10;
		tells.info(addedOrRemoved('Removed', batch));
		done += batch.length;
		progress(done);
	}
}

/** As many instances as the settings ask for: launches what is missing, ends what is too much. */
function* resize(world: World, environment: Environment, tells: Narrator): Procedure {
	const fleet = instancesOf(world, environment);
	const missing = leastOf(environment.settings) - fleet.length;
	const surplus = fleet.slice(0, Math.max(0, fleet.length - mostOf(environment.settings)));
	if (missing > 0) {
		const added = launchInstances(world, environment, missing);
		yield world.random.integer(60, 80);
		install(world, environment, added);
		serve(environment, added);
		tells.info(addedOrRemoved('Added', added));
	}
	if (surplus.length > 0) {
		terminateInstances(world, environment, surplus);
		yield 15;
		tells.info(addedOrRemoved('Removed', surplus));
	}
}

/** Somebody aborted it: the environment gets its former settings back. */
function revert(world: World, environment: Environment, former: Configuration): void {
	const tells = narrate(world, environment);
	const started = world.clock.now();
	moveEnvironment(environment, 'Aborting', started);
	environment.draft = undefined;
	Object.assign(environment, former);
	begin(world, environment, {}, course());

	function* course(): Procedure {
		tells.info('abortEnvironmentUpdate is starting.');
		// New instances that do not serve yet are given up.
		terminateInstances(world, environment, [...environment.outOfService]);
		yield 30;
		yield* resize(world, environment, tells);
		tells.info('The environment was reverted to the previous configuration setting.');
		complete(world, environment, tells, started, {
			what: 'Configuration update',
			told: 'abortEnvironmentUpdate completed successfully.',
		});
	}
}
