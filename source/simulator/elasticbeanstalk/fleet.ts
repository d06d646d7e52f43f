import type { World } from '../world.ts';
import type { Environment } from './environment.ts';

/** The running instances of an environment: Beanstalk tags them with its name. */
export const instancesOf = ({ ec2 }: World, { name }: Environment): string[] =>
	[...ec2.instances.values()]
		.filter(
			({ state, tags }) => state === 'running' && tags.get('elasticbeanstalk:environment-name') === name,
		)
		.map(({ id }) => id);
