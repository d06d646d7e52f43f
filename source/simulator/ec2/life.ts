/** What happens by itself: groups replace what they lose and scale now and then, a machine falls ill for a while. */
import type { World } from '../world.ts';
import { groupMembers, memberOf, stoppedMembers } from './auto-scaling.ts';
import { launch } from './fleet.ts';
import { enter } from './lifecycle.ts';
import type { AutoScalingGroup } from './part.ts';

/** Seconds between two looks of Auto Scaling at a group. */
const look = 15;

export function liveOn(world: World): void {
	for (const group of world.ec2.groups) {
		keepUp(world, group);
		scaleNowAndThen(world, group);
	}
	fallIllNowAndThen(world);
}

/** Launches what is missing; terminates what was stopped, and the oldest of what is too much. */
function keepUp(world: World, group: AutoScalingGroup): void {
	world.clock.in(look, () => {
		const members = groupMembers(world, group.name);
		for (let count = members.length; count < group.desired; count++) launch(world, memberOf(world, group));
		for (const lost of stoppedMembers(world, group.name)) enter(world, lost, 'shutting-down');
		for (const surplus of members.slice(0, Math.max(0, members.length - group.desired)))
			enter(world, surplus, 'shutting-down');
		keepUp(world, group);
	});
}

function scaleNowAndThen(world: World, group: AutoScalingGroup): void {
	const { clock, random } = world;
	clock.in(random.integer(240, 600), () => {
		group.desired = random.integer(group.least, group.most);
		scaleNowAndThen(world, group);
	});
}

/** For three minutes the status check of one running instance fails. */
function fallIllNowAndThen(world: World): void {
	const { clock, random, ec2 } = world;
	clock.in(random.integer(420, 900), () => {
		const running = [...ec2.instances.values()].filter(({ state }) => state === 'running');
		const ill = running[random.integer(0, Math.max(0, running.length - 1))];
		if (ill) {
			ill.impaired = true;
			clock.in(180, () => {
				ill.impaired = false;
			});
		}
		fallIllNowAndThen(world);
	});
}
