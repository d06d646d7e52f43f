import type { World } from '../world.ts';
import type { Environment, InstanceDeployment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { newRequestId, tell } from './events.ts';
import { refuseUnlessReady } from './find.ts';
import { instancesOf } from './fleet.ts';
import { setHealth } from './health.ts';
import { flawOf } from './versions.ts';

const instances = (count: number) => `${count} instance${count === 1 ? '' : 's'}`;

/**
 * Updates an environment to another version, rolling in two batches, in 60–90 s. A bad version fails on the
 * second batch: the environment is Ready again with its former version, and degraded.
 */
export function deployVersion(world: World, environment: Environment, version: string): void {
	refuseUnlessReady(environment);
	const bad = flawOf(world, environment.application, version) === 'fails to deploy';
	const { clock, random } = world;
	const requestId = newRequestId(world);
	const info = (message: string) => tell(world, environment, 'INFO', message, requestId);
	const error = (message: string) => tell(world, environment, 'ERROR', message, requestId);
	const former = environment.version;
	const started = clock.now();
	const elapsed = () => Math.round((clock.now() - started) / 1000);
	const fleet = instancesOf(world, environment);
	const half = Math.ceil(fleet.length / 2);
	const batches = [fleet.slice(0, half), fleet.slice(half)].filter((batch) => batch.length > 0);

	moveEnvironment(environment, 'Updating', started);
	environment.version = version;
	environment.update = { aborted: false };
	environment.deployments++;
	const mark = (ids: readonly string[], status: InstanceDeployment['status']) => {
		for (const id of ids)
			environment.instances.set(id, {
				version,
				deploymentId: environment.deployments,
				status,
				time: clock.now(),
			});
	};
	info('Environment update is starting.');
	clock.in(3, () => info('Deploying new version to instance(s).'));
	clock.in(9, () => {
		const progress = `Application update in progress on ${instances(batches[0]?.length ?? 0)}. 0 out of ${instances(fleet.length)} completed (running for ${elapsed()} seconds).`;
		setHealth(world, environment, 'Info', { causes: [progress] });
	});
	clock.in(10, () => deployBatch(0));

	function deployBatch(index: number) {
		const batch = batches[index];
		if (!batch) return clock.in(random.integer(2, 5), complete);
		info(`Batch ${index + 1}: Starting application deployment on instance(s) [${batch.join(', ')}].`);
		mark(batch, 'In Progress');
		clock.in(random.integer(46, 68) / batches.length, () => {
			if (bad && index === batches.length - 1) return fail(batch);
			mark(batch, 'Deployed');
			info(`Batch ${index + 1}: Completed application deployment.`);
			if (environment.health === 'Info') {
				const done = batches.slice(0, index + 1).flat().length;
				environment.causes = [
					`Application update in progress. ${done} out of ${instances(fleet.length)} completed (running for ${elapsed()} seconds).`,
				];
			}
			deployBatch(index + 1);
		});
	}

	function complete() {
		info('New application version was deployed to running EC2 instances.');
		clock.in(4, () => {
			settle();
			info('Environment update completed successfully.');
			const took = elapsed();
			const completed = clock.now();
			clock.in(random.integer(20, 40), () => {
				if (environment.status !== 'Ready' || environment.health !== 'Info') return;
				const ago = Math.round((clock.now() - completed) / 1000);
				setHealth(world, environment, 'Ok', {
					told: `Application update completed ${ago} seconds ago and took ${took} seconds.`,
				});
			});
		});
	}

	function fail(batch: readonly string[]) {
		mark(batch, 'Failed');
		for (const instance of batch)
			error(
				`[Instance: ${instance}] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error..`,
			);
		const [was, ids] = [batch.length, batch.join(', ')];
		info(
			`Command execution completed on all instances. Summary: [Successful: ${fleet.length - was}, Failed: ${was}].`,
		);
		error(`Unsuccessful command execution on instance id(s) '${ids}'. Aborting the operation.`);
		clock.in(3, () => {
			environment.version = former;
			settle();
			error('Failed to deploy application.');
			setHealth(world, environment, 'Degraded', {
				causes: [
					`Incorrect application version found on ${fleet.length - was} out of ${instances(fleet.length)}. Expected version "${former}" (deployment ${environment.deployments - 1}).`,
				],
			});
		});
	}

	function settle() {
		environment.update = undefined;
		moveEnvironment(environment, 'Ready', clock.now());
	}
}
