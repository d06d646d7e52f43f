import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import { conclude, concludeShort } from './conclude.ts';
import { addTargets, type Deployment } from './deployment.ts';
import { instancesOf } from './fleet.ts';
import { lifecycles } from './lifecycle.ts';
import { keyOf } from './revision.ts';
import { allowance, roll } from './roll.ts';
import { newTarget } from './target.ts';

export const noInstances: ErrorInformation = {
	code: 'NO_INSTANCES',
	message:
		'The deployment failed because no instances were found for your deployment group. Check your deployment group settings to make sure the tags for your Amazon EC2 instances or Auto Scaling groups correctly identify the instances you want to deploy to, and then try again.',
};

/** Every target must stay healthy, so that none can be deployed to. */
export const healthConstraintsInvalid: ErrorInformation = {
	code: 'HEALTH_CONSTRAINTS_INVALID',
	message:
		'The deployment can’t start because the minimum number of healthy instances, as defined by the deployment configuration, is not available. You can reduce the required number of healthy instances by updating the deployment configuration, or increase the number of instances in this deployment group.',
};

/** Takes a deployment that has just started through its group's own instances. */
export function deployInPlace(world: World, deployment: Deployment): void {
	const { group, configuration } = deployment;
	const fleet = instancesOf(world, group.autoScalingGroup);
	if (fleet.length === 0) return conclude(world, deployment, 'Failed', noInstances);
	const wanted = deployment.updateOutdatedInstancesOnly ? fleet.filter(isOutdated) : fleet;
	if (wanted.length === 0) return conclude(world, deployment, 'Succeeded');
	const lifecycle = group.targetGroup ? lifecycles.inPlaceWithLoadBalancer : lifecycles.inPlace;
	addTargets(
		deployment,
		wanted.map((id, place) => newTarget({ id, place, lifecycle }, world.clock.now())),
	);
	const allowed = allowance(configuration.rule, wanted.length);
	if (allowed.atMost === 0) return conclude(world, deployment, 'Failed', healthConstraintsInvalid);
	roll(world, deployment, { fleet: deployment.targets, ...allowed, reached: 'Succeeded' }, (how) => {
		if (how === 'through') conclude(world, deployment, 'Succeeded');
		else concludeShort(world, deployment, how);
	});

	function isOutdated(id: string): boolean {
		const there = group.installed.get(id);
		return !there?.succeeded || keyOf(there.revision.location) !== keyOf(deployment.revision.location);
	}
}
