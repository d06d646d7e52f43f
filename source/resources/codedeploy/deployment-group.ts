import type {
	DeploymentGroupInfo,
	EC2TagFilter,
	LastDeploymentInfo,
	LoadBalancerInfo,
	RevisionLocation,
	TagFilter,
} from '@aws-sdk/client-codedeploy';
import { revisionTitle } from './revision-location.ts';

/** A CodeDeploy deployment group: where an application is deployed to, and how (SDK type DeploymentGroupInfo). */
export interface DeploymentGroup {
	/** `application/group` */
	id: string;
	application: string;
	name: string;
	/** Name of its deployment configuration: `CodeDeployDefault.HalfAtATime`. */
	configuration: string;
	style: 'in-place' | 'blue/green';
	/** `Server`, `Lambda`, `ECS` */
	platform: string;
	/** Are instances taken out of the load balancer while they are deployed to? */
	trafficControl: boolean;
	/** What a person calls its target revision: `v43`; '' before the first one. */
	revision: string;
	revisionLocation?: RevisionLocation;
	lastSuccessful?: LastDeployment;
	lastAttempted?: LastDeployment;
	autoScalingGroups: readonly string[];
	/** An instance belongs to it that has a tag of each of these lists. */
	tagSets: readonly (readonly TagRule[])[];
	/** The same for on-premises instances. */
	onPremisesTagSets: readonly (readonly TagRule[])[];
	/** Names of target groups and Classic Load Balancers. */
	loadBalancers: readonly string[];
	/** Names of the alarms that stop a deployment; empty while they are not looked at. */
	alarms: readonly string[];
	/** `DEPLOYMENT_FAILURE`, `DEPLOYMENT_STOP_ON_ALARM`, `DEPLOYMENT_STOP_ON_REQUEST`; empty: no automatic rollback. */
	rollsBackOn: readonly string[];
	/** Of blue/green alone. */
	fleets?: FleetRules;
}

export interface LastDeployment {
	id: string;
	/** DeploymentStatus: `Created`, `Queued`, `InProgress`, `Baking`, `Ready`, `Succeeded`, `Failed`, `Stopped` */
	status: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	endedAt?: number;
}

export interface TagRule {
	/** '' stands for any. */
	key: string;
	value: string;
}

/** What happens to the two fleets of a blue/green deployment. */
export interface FleetRules {
	/** `COPY_AUTO_SCALING_GROUP` or `DISCOVER_EXISTING` */
	provisioning: string;
	/** Minutes that it waits for the reroute to be ordered before it stops; undefined: it reroutes by itself. */
	readyWait?: number;
	/** Minutes until the originals are terminated; undefined: they are kept. */
	terminationWait?: number;
}

export const groupId = (application: string, group: string): string => `${application}/${group}`;

export function deploymentGroup(info: DeploymentGroupInfo): DeploymentGroup {
	const { applicationName: application = '', deploymentGroupName: name = '', deploymentStyle } = info;
	const { alarmConfiguration, autoRollbackConfiguration: rollback } = info;
	return {
		id: groupId(application, name),
		application,
		name,
		configuration: info.deploymentConfigName ?? '',
		style: deploymentStyle?.deploymentType === 'BLUE_GREEN' ? 'blue/green' : 'in-place',
		platform: info.computePlatform ?? 'Server',
		trafficControl: deploymentStyle?.deploymentOption === 'WITH_TRAFFIC_CONTROL',
		revision: revisionTitle(info.targetRevision),
		revisionLocation: info.targetRevision,
		lastSuccessful: lastDeployment(info.lastSuccessfulDeployment),
		lastAttempted: lastDeployment(info.lastAttemptedDeployment),
		autoScalingGroups: (info.autoScalingGroups ?? []).flatMap((group) => group.name ?? []),
		tagSets: tagSets(info.ec2TagFilters, info.ec2TagSet?.ec2TagSetList),
		onPremisesTagSets: tagSets(
			info.onPremisesInstanceTagFilters,
			info.onPremisesTagSet?.onPremisesTagSetList,
		),
		loadBalancers: loadBalancers(info.loadBalancerInfo),
		alarms:
			alarmConfiguration?.enabled === true
				? (alarmConfiguration.alarms ?? []).flatMap((alarm) => alarm.name ?? [])
				: [],
		rollsBackOn: rollback?.enabled === true ? (rollback.events ?? []) : [],
		fleets: deploymentStyle?.deploymentType === 'BLUE_GREEN' ? fleetRules(info) : undefined,
	};
}

function lastDeployment(info: LastDeploymentInfo | undefined): LastDeployment | undefined {
	if (!info?.deploymentId) return undefined;
	return {
		id: info.deploymentId,
		status: info.status ?? '',
		createdAt: info.createTime?.getTime() ?? 0,
		endedAt: info.endTime?.getTime(),
	};
}

type AwsTagFilter = EC2TagFilter | TagFilter;

/** A single list of filters means the same as a set that holds it alone. */
const tagSets = (filters: AwsTagFilter[] = [], sets: AwsTagFilter[][] = []): TagRule[][] =>
	[filters, ...sets].filter((set) => set.length > 0).map((set) => set.map(tagRule));

const tagRule = ({ Key = '', Value = '', Type }: AwsTagFilter): TagRule => ({
	key: Type === 'VALUE_ONLY' ? '' : Key,
	value: Type === 'KEY_ONLY' ? '' : Value,
});

/** Names of what the traffic comes through; also of a deployment. */
export const loadBalancers = (info: LoadBalancerInfo | undefined): string[] => [
	...(info?.targetGroupInfoList ?? []).flatMap(({ name }) => name ?? []),
	...(info?.elbInfoList ?? []).flatMap(({ name }) => name ?? []),
	...(info?.targetGroupPairInfoList ?? []).flatMap(({ targetGroups = [] }) =>
		targetGroups.flatMap(({ name }) => name ?? []),
	),
];

/** The rules of a group, or of a deployment as they were when it began. */
export function fleetRules({
	blueGreenDeploymentConfiguration: rules,
}: Pick<DeploymentGroupInfo, 'blueGreenDeploymentConfiguration'>): FleetRules {
	const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: blue } = rules ?? {};
	return {
		provisioning: rules?.greenFleetProvisioningOption?.action ?? '',
		readyWait: ready?.actionOnTimeout === 'STOP_DEPLOYMENT' ? (ready.waitTimeInMinutes ?? 0) : undefined,
		terminationWait: blue?.action === 'TERMINATE' ? (blue.terminationWaitTimeInMinutes ?? 0) : undefined,
	};
}
