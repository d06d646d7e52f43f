/** Applications, deployment groups, configurations and revisions in the SDK's shapes. */
import type {
	ApplicationInfo,
	DeploymentConfigInfo,
	DeploymentGroupInfo,
	DeploymentStyle,
	GenericRevisionInfo,
	LastDeploymentInfo,
	MinimumHealthyHosts,
} from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import type { Configuration } from './configurations.ts';
import type { Deployment } from './deployment.ts';
import type { Application, DeploymentGroup } from './deployment-group.ts';
import { keyOf, type RegisteredRevision } from './revision.ts';

export const applicationInfo = (application: Application): ApplicationInfo => ({
	applicationId: application.id,
	applicationName: application.name,
	createTime: new Date(application.createTime),
	linkedToGitHub: application.linkedToGitHub,
	...(application.linkedToGitHub && { gitHubAccountName: 'bookshop' }),
	computePlatform: 'Server',
});

export const styleOf = ({ blueGreen, targetGroup }: DeploymentGroup): DeploymentStyle => ({
	deploymentType: blueGreen ? 'BLUE_GREEN' : 'IN_PLACE',
	deploymentOption: targetGroup ? 'WITH_TRAFFIC_CONTROL' : 'WITHOUT_TRAFFIC_CONTROL',
});

const lastDeployment = ({ id, status, createTime, completeTime }: Deployment): LastDeploymentInfo => ({
	deploymentId: id,
	status,
	createTime: new Date(createTime),
	...(completeTime !== undefined && { endTime: new Date(completeTime) }),
});

export function groupInfo(world: World, group: DeploymentGroup): DeploymentGroupInfo {
	const { blueGreen, targetGroup, targetRevision, lastSuccessful, lastAttempted } = group;
	return {
		applicationName: group.application,
		deploymentGroupId: group.id,
		deploymentGroupName: group.name,
		deploymentConfigName: group.configuration,
		ec2TagFilters: (group.tagFilters ?? []).map((filter) => ({ ...filter })),
		onPremisesInstanceTagFilters: [],
		autoScalingGroups: [
			{
				name: group.autoScalingGroup,
				hook: `CodeDeploy-managed-automatic-launch-deployment-hook-${group.name}-${group.id}`,
			},
		],
		serviceRoleArn: `arn:aws:iam::${world.account}:role/bookshop-codedeploy`,
		...(targetRevision && { targetRevision: structuredClone(targetRevision.location) }),
		triggerConfigurations: [],
		...(group.alarms && { alarmConfiguration: structuredClone(group.alarms) }),
		autoRollbackConfiguration: structuredClone(group.autoRollback ?? { enabled: false }),
		deploymentStyle: styleOf(group),
		outdatedInstancesStrategy: 'UPDATE',
		...(blueGreen && { blueGreenDeploymentConfiguration: structuredClone(blueGreen) }),
		...(targetGroup && { loadBalancerInfo: { targetGroupInfoList: [{ name: targetGroup }] } }),
		...(lastSuccessful && { lastSuccessfulDeployment: lastDeployment(lastSuccessful) }),
		...(lastAttempted && { lastAttemptedDeployment: lastDeployment(lastAttempted) }),
		computePlatform: 'Server',
		terminationHookEnabled: false,
	};
}

/** OneAtATime tells a type that the SDK does not list. */
function minimumHealthyHosts({ rule: { type, value } }: Configuration): MinimumHealthyHosts {
	return type === 'MOST_CONCURRENCY'
		? Object.assign<MinimumHealthyHosts, object>({ value }, { type })
		: { type, value };
}

export const configurationInfo = (configuration: Configuration): DeploymentConfigInfo => ({
	deploymentConfigId: configuration.id,
	deploymentConfigName: configuration.name,
	minimumHealthyHosts: minimumHealthyHosts(configuration),
	createTime: new Date(configuration.createTime),
	computePlatform: 'Server',
});

/** Names of the groups that a revision is the target of. */
export const groupsOf = ({ groups }: Application, key: string): string[] =>
	[...groups.values()]
		.filter(({ targetRevision }) => targetRevision !== undefined && keyOf(targetRevision.location) === key)
		.map(({ name }) => name);

export function revisionInfo(application: Application, revision: RegisteredRevision): GenericRevisionInfo {
	const { description, registerTime, firstUsedTime, lastUsedTime } = revision;
	return {
		...(description !== undefined && { description }),
		deploymentGroups: groupsOf(application, keyOf(revision.location)),
		...(firstUsedTime !== undefined && { firstUsedTime: new Date(firstUsedTime) }),
		...(lastUsedTime !== undefined && { lastUsedTime: new Date(lastUsedTime) }),
		registerTime: new Date(registerTime),
	};
}
