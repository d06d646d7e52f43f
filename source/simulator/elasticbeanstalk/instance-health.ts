import type { EnvironmentHealthStatus } from '@aws-sdk/client-elastic-beanstalk';
import type { SimulatedInstance } from '../ec2/part.ts';
import type { World } from '../world.ts';
import type { Environment, InstanceDeployment } from './environment.ts';
import { membersOf } from './fleet.ts';

/** How one instance is, and why. */
export interface InstanceHealth {
	readonly instance: SimulatedInstance;
	readonly health: EnvironmentHealthStatus;
	readonly causes: readonly string[];
	/** Share of its requests that fail, 0–1. */
	readonly failing: number;
}

const troubled = new Set<EnvironmentHealthStatus>(['Warning', 'Degraded', 'Severe']);

/** Of an environment whose requests fail half the instances are ill, or all when it is severe. */
export function healthOfInstances(world: World, environment: Environment): InstanceHealth[] {
	const { health, failing } = environment;
	const members = membersOf(world, environment);
	const running = members.filter(({ state }) => state === 'running');
	const ill = failing > 0 && troubled.has(health);
	const many = ill ? (health === 'Severe' ? running.length : Math.ceil(running.length / 2)) : 0;
	const affected = new Set(running.slice(0, many));
	return members.map((instance) => ({
		instance,
		...(inTransition(world, environment, instance) ??
			(affected.has(instance)
				? {
						health,
						failing: Math.min(1, (failing * running.length) / many),
						causes: [
							`${percent(Math.min(1, (failing * running.length) / many))} of the requests are failing with HTTP 5xx.`,
						],
					}
				: { health: 'Ok' as const, failing: ill ? 0 : failing, causes: [] })),
	}));
}

/** `24.1 %`, as enhanced health writes it. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** One that starts, is deployed to, or runs something else than it should. */
function inTransition(
	{ clock }: World,
	{ version, deployments, instances, operation }: Environment,
	{ id, state, launchedAt }: SimulatedInstance,
): Omit<InstanceHealth, 'instance'> | undefined {
	const seconds = (since: number) => Math.round((clock.now() - since) / 1000);
	const deployed = instances.get(id);
	if (state === 'pending')
		return {
			health: 'Pending',
			causes: [`Initialization in progress (running for ${seconds(launchedAt)} seconds).`],
			failing: 0,
		};
	if (deployed?.status === 'In Progress')
		return {
			health: 'Info',
			causes: [`Application deployment in progress (running for ${seconds(deployed.time)} seconds).`],
			failing: 0,
		};
	if (deployed && !operation && isWrong(deployed, version))
		return {
			health: 'Degraded',
			causes: [
				`Incorrect application version "${deployed.version}" (deployment ${deployed.deploymentId}). Expected version "${version}" (deployment ${deployments - 1}).`,
			],
			failing: 0,
		};
	return undefined;
}

const isWrong = ({ status, version }: InstanceDeployment, expected: string) =>
	status === 'Failed' || version !== expected;
