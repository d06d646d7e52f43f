import type { CreateDeploymentInput } from '@aws-sdk/client-codedeploy';
import type { PlannedCall, Reference, Step } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { createdSince } from './deployment-conditions.ts';

export const createCall = (input: CreateDeploymentInput) =>
	({ service: 'codedeploy', operation: 'CreateDeployment', input }) as const;

/** CreateDeployment has no idempotency token: where its answer is missing, the group's deployments tell. */
export function createDeployment(
	group: DeploymentGroup,
	title: string,
	input: CreateDeploymentInput,
	options: { references?: Reference[]; undo?: PlannedCall[] } = {},
): Step {
	const { call, ids } = createdSince(group);
	return {
		title,
		call: createCall(input),
		...options,
		recover: { call, path: `${ids} | [0].{deploymentId: @}` },
	};
}
