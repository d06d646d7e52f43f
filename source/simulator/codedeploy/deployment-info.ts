/** Deployments and their targets in the SDK's shapes. */
import type { DeploymentInfo, DeploymentTarget, S3Location } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import type { Deployment } from './deployment.ts';
import type { Target } from './target.ts';
import { statusOfUnbegun } from './target.ts';

const revisionOf = (s3Location: S3Location) => ({ revisionType: 'S3' as const, s3Location });
const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time));

export const deploymentInfo = (deployment: Deployment): DeploymentInfo => {
	const { group, id, previousRevision } = deployment;
	return {
		applicationName: group.application,
		deploymentGroupName: group.name,
		deploymentConfigName: group.configuration,
		deploymentId: id,
		...(previousRevision && { previousRevision: revisionOf(previousRevision) }),
		revision: revisionOf(deployment.revision),
		status: deployment.status,
		errorInformation: deployment.error,
		createTime: new Date(deployment.createTime),
		startTime: date(deployment.startTime),
		completeTime: date(deployment.completeTime),
		// CodeDeploy counts targets from the start on; before that it does not know them.
		deploymentOverview: deployment.startTime === undefined ? undefined : { ...deployment.overview },
		description: deployment.description,
		creator: deployment.creator,
		ignoreApplicationStopFailures: false,
		autoRollbackConfiguration: {
			enabled: group.autoRollback,
			events: group.autoRollback ? ['DEPLOYMENT_FAILURE'] : [],
		},
		updateOutdatedInstancesOnly: false,
		rollbackInfo: deployment.rollback && { ...deployment.rollback },
		deploymentStyle: {
			deploymentType: 'IN_PLACE',
			deploymentOption: group.targetGroup ? 'WITH_TRAFFIC_CONTROL' : 'WITHOUT_TRAFFIC_CONTROL',
		},
		targetInstances: { autoScalingGroups: [group.autoScalingGroup] },
		instanceTerminationWaitTimeStarted: false,
		...(group.targetGroup && { loadBalancerInfo: { targetGroupInfoList: [{ name: group.targetGroup }] } }),
		fileExistsBehavior: 'DISALLOW',
		deploymentStatusMessages: [],
		computePlatform: 'Server',
	};
};

export const deploymentTarget = (world: World, deployment: Deployment, target: Target): DeploymentTarget => ({
	deploymentTargetType: 'InstanceTarget',
	instanceTarget: {
		deploymentId: deployment.id,
		targetId: target.id,
		targetArn: `arn:aws:ec2:${world.region}:${world.account}:instance/${target.id}`,
		status: target.status,
		lastUpdatedAt: new Date(target.lastUpdatedAt),
		lifecycleEvents: deployment.lifecycle.map(({ name }, index) => {
			const step = target.steps[index];
			return step
				? {
						lifecycleEventName: name,
						status: step.status,
						startTime: new Date(step.startTime),
						endTime: date(step.endTime),
						diagnostics: step.diagnostics && { ...step.diagnostics },
					}
				: { lifecycleEventName: name, status: statusOfUnbegun(target) };
		}),
	},
});
