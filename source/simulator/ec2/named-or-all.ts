import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { findInstances } from './find.ts';
import type { Listed } from './paging.ts';
import type { SimulatedInstance } from './part.ts';

/** The instances that a read asks for; EC2 does not page through those that are named. */
export function namedOrAll(
	world: World,
	{ InstanceIds = [], MaxResults }: { InstanceIds?: string[]; MaxResults?: number },
): Listed<SimulatedInstance> {
	if (InstanceIds.length === 0) return world.ec2.instances;
	if (MaxResults !== undefined)
		throw new AwsError(
			'InvalidParameterCombination',
			'The parameter instancesSet cannot be used with the parameter maxResults',
		);
	// Named twice it is told once.
	return findInstances(world, [...new Set(InstanceIds)]);
}
