import type { World } from '../world.ts';
import type { Environment, InstanceDeployment } from './environment.ts';
import { setHealth } from './health.ts';
import type { Narrator, Operation } from './operation.ts';

/** A version on its way to the instances of an environment. */
export interface Deployment {
	readonly world: World;
	readonly environment: Environment;
	readonly operation: Operation;
	readonly tells: Narrator;
	/** Counts up with each deployment of the environment. */
	readonly id: number;
	readonly version: string;
	/** Does its command fail on instances? */
	readonly flawed: boolean;
	/** The instances that there were when it began. */
	readonly fleet: readonly string[];
	/** When it began, the region's milliseconds. */
	readonly started: number;
	/** Instances that were launched for it. */
	readonly launched: string[];
}

/** `1 instance`, `2 instances` */
export const instances = (count: number): string => `${count} instance${count === 1 ? '' : 's'}`;

/** Says how far it has come on instances. */
export function mark(
	deployment: Deployment,
	ids: readonly string[],
	status: InstanceDeployment['status'],
): void {
	const { environment, world, version, id: deploymentId } = deployment;
	for (const id of ids)
		environment.instances.set(id, { version, deploymentId, status, time: world.clock.now() });
}

/** How many of the fleet have it. */
const completed = ({ environment, id, fleet }: Deployment): number =>
	fleet.filter((one) => {
		const deployed = environment.instances.get(one);
		return deployed?.deploymentId === id && deployed.status === 'Deployed';
	}).length;

const elapsed = ({ world, started }: Deployment): number => Math.round((world.clock.now() - started) / 1000);

/** Health is Info while it goes on, and says how far it has come. */
export function progress(deployment: Deployment, on?: number): void {
	const { world, environment, fleet } = deployment;
	const where = on === undefined ? '' : ` on ${instances(on)}`;
	const causes = [
		`Application update in progress${where}. ${completed(deployment)} out of ${instances(fleet.length)} completed (running for ${elapsed(deployment)} seconds).`,
	];
	if (environment.health === 'Info') environment.causes = causes;
	else setHealth(world, environment, 'Info', { causes, failing: environment.failing });
}

/** The command failed on instances: what Beanstalk says of each, and of them all. */
export function commandFailed(deployment: Deployment, ids: readonly string[]): void {
	const { tells, fleet } = deployment;
	mark(deployment, ids, 'Failed');
	for (const id of ids)
		tells.error(
			`[Instance: ${id}] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error..`,
		);
	tells.info(
		`Command execution completed on all instances. Summary: [Successful: ${Math.max(0, fleet.length - ids.length)}, Failed: ${ids.length}].`,
	);
	tells.error(
		`Unsuccessful command execution on instance id(s) '${ids.join(', ')}'. Aborting the operation.`,
	);
}
