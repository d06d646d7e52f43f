import type { TargetStatus } from '@aws-sdk/client-codedeploy';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { findStartedDeployment } from './find.ts';

const pageSize = 100;

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
	const wanted = targetFilters.TargetStatus ?? [];
	for (const name of Object.keys(targetFilters))
		if (name !== 'TargetStatus' && name !== 'ServerInstanceLabel')
			throw new AwsError('InvalidTargetFilterNameException', `${name} is not a target filter.`);
	if (targetFilters.ServerInstanceLabel)
		throw new AwsError(
			'InvalidDeploymentInstanceTypeException',
			'An instance type was specified for an in-place deployment. Instance types are supported for blue/green deployments only.',
		);
	for (const status of wanted)
		if (!Object.hasOwn(statuses, status))
			throw new AwsError('InvalidInstanceStatusException', `${status} is not a target status.`);
	const after = nextToken === undefined ? -1 : readPageToken('ListDeploymentTargets', nextToken);
	if (after === undefined)
		throw new AwsError('InvalidNextTokenException', 'The next token was specified in an invalid format.');
	const found = deployment.targets.filter(
		({ place, status }) => place > after && (wanted.length === 0 || wanted.includes(status)),
	);
	const last = found.length > pageSize ? found[pageSize - 1] : undefined;
	return {
		targetIds: found.slice(0, pageSize).map(({ id }) => id),
		...(last && { nextToken: pageToken('ListDeploymentTargets', last.place) }),
	};
}
