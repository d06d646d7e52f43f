import type { Image } from '@aws-sdk/client-ec2';
import type { World } from '../world.ts';
import type { Wanted } from './fleet.ts';
import type { AutoScalingGroup, SimulatedInstance } from './part.ts';

/** What the next instance of a group is launched with. */
export function memberOf({ ec2 }: World, group: AutoScalingGroup): Wanted {
	const number = group.next++;
	const subnet = ec2.subnets[number % ec2.subnets.length];
	if (!subnet) throw new Error('The simulated region has no subnets.');
	return {
		imageId: imageFor(ec2.images, 'arm64'),
		type: group.type,
		subnet,
		keyName: 'ops',
		groups: ['sg-0b00c5b00c5b00002'],
		role: 'bookshop-app',
		tags: [
			['Name', `${group.prefix}-${String(number).padStart(2, '0')}`],
			...group.tags,
			['aws:autoscaling:groupName', group.name],
		],
	};
}

/** The first image of an architecture. */
export const imageFor = (images: readonly Image[], architecture: string): string =>
	images.find(({ Architecture }) => Architecture === architecture)?.ImageId ?? '';

/** The live instances of a group, oldest first. */
export const groupMembers = ({ ec2 }: World, group: string): SimulatedInstance[] =>
	ec2.instances.ofGroup(group).filter(({ state }) => state === 'pending' || state === 'running');

/** What somebody stopped: to Auto Scaling an unhealthy instance, which it replaces and terminates. */
export const stoppedMembers = ({ ec2 }: World, group: string): SimulatedInstance[] =>
	ec2.instances.ofGroup(group).filter(({ state }) => state === 'stopped');
