import type { ConfigurationName } from '../../../source/simulator/codedeploy/configurations.ts';
import type { DeploymentGroup } from '../../../source/simulator/codedeploy/deployment.ts';
import type { SimulatedInstance } from '../../../source/simulator/ec2/part.ts';
import type { World } from '../../../source/simulator/world.ts';

let groups = 0;

/** A deployment group on a fleet of its own, of `size` running instances. */
export function groupOf(
	world: World,
	size: number,
	configuration: ConfigurationName,
	options: { targetGroup?: string; autoRollback?: boolean } = {},
): DeploymentGroup {
	const name = `trial-${++groups}`;
	const group: DeploymentGroup = {
		application: 'trial',
		name,
		configuration,
		autoScalingGroup: name,
		autoRollback: false,
		...options,
	};
	const application = world.codedeploy.applications.get('trial') ?? new Map<string, DeploymentGroup>();
	world.codedeploy.applications.set('trial', application.set(name, group));
	runInstances(world, size, name);
	return group;
}

function runInstances({ ec2, clock, random }: World, count: number, group: string): void {
	for (let index = 0; index < count; index++) {
		const instance: SimulatedInstance = {
			id: `i-0${random.hex(16)}`,
			reservation: `r-0${random.hex(16)}`,
			imageId: 'ami-1',
			type: 'm7g.large',
			subnetId: 'subnet-1',
			zone: 'eu-west-1a',
			privateAddress: `10.9.${index >> 8}.${index & 255}`,
			groups: [],
			state: 'running',
			launchedAt: clock.now(),
			checkedAt: clock.now(),
			impaired: false,
			tags: new Map([['aws:autoscaling:groupName', group]]),
		};
		ec2.instances.set(instance.id, instance);
	}
}
