import type { World } from '../world.ts';
import { terminateInstances } from './capacity.ts';
import { complete } from './complete.ts';
import { immutable, trafficSplitting } from './deploy-beside.ts';
import { allAtOnce, rolling, rollingWithAdditionalBatch } from './deploy-in-batches.ts';
import type { Deployment } from './deployment.ts';
import { instances } from './deployment.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { refuseUnlessReady } from './find.ts';
import { instancesOf } from './fleet.ts';
import { setHealth } from './health.ts';
import { watchLoad } from './load.ts';
import type { Narrator, Operation, Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';
import { policyOf } from './policy.ts';
import { turnBack } from './turn-back.ts';
import { flawOf } from './versions.ts';

const ways = {
	AllAtOnce: allAtOnce,
	Rolling: rolling,
	RollingWithAdditionalBatch: rollingWithAdditionalBatch,
	Immutable: immutable,
	TrafficSplitting: trafficSplitting,
} as const;

/** Updates an environment to another version, as its policy has it. */
export function deployVersion(world: World, environment: Environment, version: string): void {
	refuseUnlessReady(environment);
	const operation: Operation = {};
	const tells = narrate(world, environment);
	const started = world.clock.now();
	moveEnvironment(environment, 'Updating', started);
	begin(world, environment, operation, course());

	function* course(): Procedure {
		tells.info('Environment update is starting.');
		if (yield* bring(world, environment, version, { operation, tells })) {
			yield 4;
			complete(world, environment, tells, started);
		}
	}
}

/** Brings a version to the instances, as a part of an update; when it fails the update is over. */
export function* bring(
	world: World,
	environment: Environment,
	version: string,
	{ operation, tells }: { operation: Operation; tells: Narrator },
): Procedure<boolean> {
	const { clock } = world;
	const former = environment.version;
	environment.deployments++;
	environment.version = version;
	const deployment: Deployment = {
		world,
		environment,
		operation,
		tells,
		version,
		id: environment.deployments,
		flawed: flawOf(world, environment.application, version) === 'fails to deploy',
		fleet: instancesOf(world, environment),
		started: clock.now(),
		launched: [],
	};
	operation.turnBack = () => turnBack(deployment, former);
	if (flawOf(world, environment.application, version) === 'fails under load') watchLoad(world, environment);
	const policy = policyOf(environment.settings);
	yield 3;
	if (policy !== 'Immutable' && policy !== 'TrafficSplitting')
		tells.info('Deploying new version to instance(s).');
	if (yield* ways[policy](deployment)) {
		tells.info('New application version was deployed to running EC2 instances.');
		return true;
	}
	yield 3;
	fail(deployment, former);
	return false;
}

/** The environment is Ready again with its former version, and degraded where instances have another. */
function fail(deployment: Deployment, former: string): void {
	const { world, environment, tells, id, fleet, launched } = deployment;
	environment.version = former;
	environment.operation = undefined;
	moveEnvironment(environment, 'Ready', world.clock.now());
	terminateInstances(world, environment, launched);
	const wrong = fleet.filter((one) => environment.instances.get(one)?.deploymentId === id).length;
	if (wrong > 0)
		tells.error(
			'During an aborted deployment, some instances may have deployed the new application version. To ensure all instances are running the same version, re-deploy the appropriate application version.',
		);
	tells.error('Failed to deploy application.');
	if (wrong === 0) return setHealth(world, environment, 'Ok');
	const cause = `Incorrect application version found on ${wrong} out of ${instances(fleet.length)}. Expected version "${former}" (deployment ${id - 1}).`;
	setHealth(world, environment, 'Degraded', { causes: [cause] });
}
