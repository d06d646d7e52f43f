import type { SimulatedInstance } from '../ec2/part.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';

/** The instances of an environment that run or are about to, in the order of their launch. */
export const membersOf = ({ ec2 }: World, { instances }: Environment): SimulatedInstance[] =>
	[...instances.keys()]
		.flatMap((id) => ec2.instances.get(id) ?? [])
		.filter(({ state }) => state === 'running' || state === 'pending');

/** Ids of the running instances of an environment. */
export const instancesOf = (world: World, environment: Environment): string[] =>
	membersOf(world, environment)
		.filter(({ state }) => state === 'running')
		.map(({ id }) => id);
