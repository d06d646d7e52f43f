/** The instances of an environment come and go. */
import { imageFor } from '../ec2/auto-scaling.ts';
import { launch } from '../ec2/fleet.ts';
import { architectureOf } from '../ec2/instance-shape.ts';
import { enter } from '../ec2/lifecycle.ts';
import { instanceTypes } from '../ec2/places.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { ownTags } from './list-tags.ts';
import { settingOf } from './settings.ts';
import { autoScalingGroupOf, stackOf } from './stack.ts';

/** The first of the configured types, whichever option names it. */
const typeOf = ({ settings }: Environment) => {
	const named =
		settingOf(settings, 'aws:ec2:instances', 'InstanceTypes').split(',')[0] ||
		settingOf(settings, 'aws:autoscaling:launchconfiguration', 'InstanceType');
	return instanceTypes.find((type) => type === named) ?? 't3.small';
};

/** Launches instances, one a zone in turn; they take no requests before {@link serve}. Their ids. */
export function launchInstances(world: World, environment: Environment, count: number): string[] {
	const { ec2, clock } = world;
	const { settings, instances, version, deployments, outOfService } = environment;
	const type = typeOf(environment);
	const launchSetting = (option: string) =>
		settingOf(settings, 'aws:autoscaling:launchconfiguration', option) || undefined;
	return Array.from({ length: count }, () => {
		const subnet = ec2.subnets[instances.size % ec2.subnets.length];
		if (!subnet) throw new Error('The simulated region has no subnets.');
		const [instance] = launch(world, {
			imageId: imageFor(ec2.images, architectureOf(type)),
			type,
			subnet,
			keyName: launchSetting('EC2KeyName'),
			groups: (launchSetting('SecurityGroups') ?? '').split(',').filter((id) => id !== ''),
			role: launchSetting('IamInstanceProfile'),
			tags: [
				...environment.tags,
				...ownTags(environment),
				['aws:autoscaling:groupName', autoScalingGroupOf(environment)],
				['aws:cloudformation:stack-name', stackOf(environment)],
			],
		});
		const id = instance?.id ?? '';
		outOfService.add(id);
		instances.set(id, { version, deploymentId: deployments, status: 'In Progress', time: clock.now() });
		return id;
	});
}

/** They have what the environment is to run. */
export function install({ clock }: World, environment: Environment, ids: readonly string[]): void {
	const { instances, version, deployments } = environment;
	for (const id of ids)
		instances.set(id, { version, deploymentId: deployments, status: 'Deployed', time: clock.now() });
}

/** The load balancer sends them requests. */
export function serve({ outOfService }: Environment, ids: readonly string[]): void {
	for (const id of ids) outOfService.delete(id);
}

/** They are no longer the environment's, and end. */
export function terminateInstances(world: World, environment: Environment, ids: readonly string[]): void {
	for (const id of ids) {
		environment.instances.delete(id);
		environment.outOfService.delete(id);
		const instance = world.ec2.instances.get(id);
		if (instance && (instance.state === 'running' || instance.state === 'pending'))
			enter(world, instance, 'shutting-down');
	}
}

/** `Added instance [i-1] to your environment.`, as Beanstalk tells it. */
export const addedOrRemoved = (what: 'Added' | 'Removed', ids: readonly string[]): string =>
	`${what} instance${ids.length === 1 ? '' : 's'} [${ids.join(', ')}] ${what === 'Added' ? 'to' : 'from'} your environment.`;
