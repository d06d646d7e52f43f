/** What CodeDeploy sees of the instances that it deploys to. */
import type { World } from '../world.ts';

/** The running instances of an Auto Scaling group, in the order of their launch. */
export const instancesOf = ({ ec2 }: World, autoScalingGroup: string): string[] =>
	ec2.instances
		.ofGroup(autoScalingGroup)
		.filter(({ state }) => state === 'running')
		.map(({ id }) => id);

/** The agent on a stopped or terminated instance does not answer. */
export const hasAgent = ({ ec2 }: World, id: string): boolean => ec2.instances.get(id)?.state === 'running';
