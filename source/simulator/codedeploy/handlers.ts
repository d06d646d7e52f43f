import { AwsError } from '../aws-error.ts';
import { notYet } from '../not-yet.ts';
import type { Handlers } from '../world.ts';
import { deploymentInfo, deploymentTarget } from './deployment-info.ts';
import { findStartedDeployment, refuseMalformedId } from './find.ts';
import { listDeployments } from './list-deployments.ts';
import { listDeploymentTargets } from './list-targets.ts';

/** CodeDeploy takes at most so many ids in one Batch call. */
const batch = 25;

export const codedeploy: Handlers<'codedeploy'> = {
	BatchGetApplicationRevisions: notYet,
	BatchGetApplications: notYet,
	BatchGetDeploymentGroups: notYet,
	ContinueDeployment: notYet,
	CreateDeployment: notYet,
	GetDeploymentConfig: notYet,
	ListApplicationRevisions: notYet,
	ListApplications: notYet,
	ListDeploymentConfigs: notYet,
	ListDeploymentGroups: notYet,
	RegisterApplicationRevision: notYet,
	StopDeployment: notYet,
	ListDeployments: listDeployments,
	ListDeploymentTargets: listDeploymentTargets,
	/** Ids that are not there are left out. */
	BatchGetDeployments({ codedeploy: { deployments } }, { deploymentIds = [] }) {
		if (deploymentIds.length === 0)
			throw new AwsError('DeploymentIdRequiredException', 'At least one deployment ID must be specified.');
		refuseBeyondBatch(deploymentIds);
		deploymentIds.forEach(refuseMalformedId);
		return {
			deploymentsInfo: [...new Set(deploymentIds)].flatMap((id) => {
				const deployment = deployments.get(id);
				return deployment ? [deploymentInfo(deployment)] : [];
			}),
		};
	},
	BatchGetDeploymentTargets(world, { deploymentId, targetIds = [] }) {
		const deployment = findStartedDeployment(world, deploymentId);
		if (targetIds.length === 0)
			throw new AwsError('DeploymentTargetIdRequiredException', 'A deployment target ID was not provided.');
		refuseBeyondBatch(targetIds);
		const wanted = new Set(targetIds);
		const found = deployment.targets.filter(({ id }) => wanted.has(id));
		const missing = targetIds.find((id) => !found.some((target) => target.id === id));
		if (missing !== undefined)
			throw new AwsError(
				'DeploymentTargetDoesNotExistException',
				`The target ID ${missing} does not belong to the deployment ${deployment.id}.`,
			);
		return { deploymentTargets: found.map((target) => deploymentTarget(world, deployment, target)) };
	},
};

function refuseBeyondBatch(ids: readonly string[]): void {
	if (ids.length > batch)
		throw new AwsError(
			'BatchLimitExceededException',
			`The maximum number of names or IDs allowed for this request (${batch}) was exceeded.`,
		);
}
