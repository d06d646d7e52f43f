import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { transitions } from './deployment.ts';
import { findGroup, positionOf } from './find.ts';
import { pageSize } from './page.ts';

/** Ids of deployments, newest first. */
export function listDeployments(world: World, input: InputOf<'codedeploy', 'ListDeployments'>) {
	const { includeOnlyStatuses = [], createTimeRange = {}, nextToken, externalId } = input;
	const { applicationName, deploymentGroupName } = input;
	const all = !applicationName && !deploymentGroupName;
	const group = all ? undefined : findGroup(world, applicationName, deploymentGroupName);
	const from = createTimeRange.start?.getTime() ?? Number.NEGATIVE_INFINITY;
	const to = createTimeRange.end?.getTime() ?? Number.POSITIVE_INFINITY;
	if (from > to)
		throw new AwsError('InvalidTimeRangeException', 'The start of the time range is after its end.');
	for (const status of includeOnlyStatuses)
		if (!Object.hasOwn(transitions, status))
			throw new AwsError('InvalidDeploymentStatusException', `${status} is not a deployment status.`);
	const before = positionOf('ListDeployments', nextToken);
	const found = [...world.codedeploy.deployments.values()].reverse().filter(
		({ sequence, group: ofGroup, status, createTime }) =>
			(before === undefined || sequence < before) &&
			(group === undefined || ofGroup === group) &&
			// Only deployments that CloudFormation orders have one.
			externalId === undefined &&
			(includeOnlyStatuses.length === 0 || includeOnlyStatuses.includes(status)) &&
			createTime >= from &&
			createTime <= to,
	);
	const last = found.length > pageSize ? found[pageSize - 1] : undefined;
	return {
		deployments: found.slice(0, pageSize).map(({ id }) => id),
		...(last && { nextToken: pageToken('ListDeployments', last.sequence) }),
	};
}
