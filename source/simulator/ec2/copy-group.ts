import type { World } from '../world.ts';
import { memberOf } from './auto-scaling.ts';
import { launch } from './fleet.ts';
import { lookAfter } from './life.ts';
import { enter } from './lifecycle.ts';
import type { AutoScalingGroup } from './part.ts';

export const groupOf = ({ ec2 }: World, name: string): AutoScalingGroup | undefined =>
	ec2.groups.find((group) => group.name === name);

/** Makes an Auto Scaling group as another is, and launches its instances. Tells how many these are. */
export function copyGroup(world: World, from: string, name: string): number {
	const original = groupOf(world, from);
	if (!original) throw new Error(`there is no Auto Scaling group ${from}`);
	const copy = { ...original, name };
	world.ec2.groups.push(copy);
	for (let count = 0; count < copy.desired; count++) launch(world, memberOf(world, copy));
	lookAfter(world, copy);
	return copy.desired;
}

/** Ends an Auto Scaling group, and with it its instances. */
export function deleteGroup(world: World, name: string): void {
	const { ec2 } = world;
	const index = ec2.groups.findIndex((group) => group.name === name);
	if (index < 0) return;
	ec2.groups.splice(index, 1);
	for (const instance of ec2.instances.ofGroup(name))
		if (instance.state !== 'terminated' && instance.state !== 'shutting-down')
			enter(world, instance, 'shutting-down');
}
