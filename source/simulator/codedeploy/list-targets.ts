import type { TargetStatus } from '@aws-sdk/client-codedeploy';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { findStartedDeployment, positionOf } from './find.ts';
import { pageSize } from './page.ts';

const statuses: { readonly [S in TargetStatus]: true } = {
	Pending: true,
	InProgress: true,
	Succeeded: true,
	Failed: true,
	Skipped: true,
	Unknown: true,
	Ready: true,
};

/** Ids of a deployment's targets, in the order in which they are deployed to. */
export function listDeploymentTargets(world: World, input: InputOf<'codedeploy', 'ListDeploymentTargets'>) {
	const { deploymentId, nextToken, targetFilters = {} } = input;
	const deployment = findStartedDeployment(world, deploymentId);
	const { TargetStatus: wanted = [], ServerInstanceLabel: labels = [] } = targetFilters;
	for (const name of Object.keys(targetFilters))
		if (name !== 'TargetStatus' && name !== 'ServerInstanceLabel')
			throw new AwsError('InvalidTargetFilterNameException', `${name} is not a target filter.`);
	if (labels.length > 0 && !deployment.group.blueGreen)
		throw new AwsError(
			'InvalidDeploymentInstanceTypeException',
			'An instance type was specified for an in-place deployment. Instance types are supported for blue/green deployments only.',
		);
	for (const label of labels)
		if (label !== 'Blue' && label !== 'Green')
			throw new AwsError(
				'InvalidInstanceTypeException',
				'An invalid instance type was specified for instances in a blue/green deployment. Valid values include "Blue" for an original environment and "Green" for a replacement environment.',
			);
	for (const status of wanted)
		if (!Object.hasOwn(statuses, status))
			throw new AwsError('InvalidInstanceStatusException', `${status} is not a target status.`);
	const after = positionOf('ListDeploymentTargets', nextToken) ?? -1;
	const found = deployment.targets.filter(
		({ place, status, label = '' }) =>
			place > after &&
			(wanted.length === 0 || wanted.includes(status)) &&
			(labels.length === 0 || labels.includes(label)),
	);
	const last = found.length > pageSize ? found[pageSize - 1] : undefined;
	return {
		targetIds: found.slice(0, pageSize).map(({ id }) => id),
		...(last && { nextToken: pageToken('ListDeploymentTargets', last.place) }),
	};
}
