/** Deployments and their targets in the SDK's shapes. */
import type { DeploymentInfo, DeploymentTarget } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import type { Deployment } from './deployment.ts';
import { styleOf } from './group-info.ts';
import type { Target } from './target.ts';
import { statusOfUnbegun } from './target.ts';

const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time));

export const deploymentInfo = (deployment: Deployment): DeploymentInfo => {
	const { group, id, previousRevision, fleets } = deployment;
	return {
		applicationName: group.application,
		deploymentGroupName: group.name,
		deploymentConfigName: deployment.configuration.name,
		deploymentId: id,
		...(previousRevision && { previousRevision: structuredClone(previousRevision.location) }),
		revision: structuredClone(deployment.revision.location),
		status: deployment.status,
		errorInformation: deployment.error && { ...deployment.error },
		createTime: new Date(deployment.createTime),
		startTime: date(deployment.startTime),
		completeTime: date(deployment.completeTime),
		// CodeDeploy counts targets once it knows them; a blue/green deployment has to make them first.
		deploymentOverview: deployment.targets.length === 0 ? undefined : { ...deployment.overview },
		description: deployment.description,
		creator: deployment.creator,
		ignoreApplicationStopFailures: deployment.ignoreApplicationStopFailures ?? false,
		autoRollbackConfiguration: structuredClone(deployment.autoRollback),
		updateOutdatedInstancesOnly: deployment.updateOutdatedInstancesOnly ?? false,
		rollbackInfo: deployment.rollback && { ...deployment.rollback },
		deploymentStyle: styleOf(group),
		...(fleets && { targetInstances: { autoScalingGroups: [fleets.replacement] } }),
		instanceTerminationWaitTimeStarted: deployment.terminationWaitStarted ?? false,
		...(group.blueGreen && { blueGreenDeploymentConfiguration: structuredClone(group.blueGreen) }),
		...(group.targetGroup && { loadBalancerInfo: { targetGroupInfoList: [{ name: group.targetGroup }] } }),
		fileExistsBehavior: deployment.fileExistsBehavior ?? 'DISALLOW',
		deploymentStatusMessages: [],
		computePlatform: 'Server',
		...(deployment.overrideAlarms && {
			overrideAlarmConfiguration: structuredClone(deployment.overrideAlarms),
		}),
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
		lifecycleEvents: target.lifecycle.map(({ name }, index) => {
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
		...(target.label && { instanceLabel: target.label }),
	},
});
