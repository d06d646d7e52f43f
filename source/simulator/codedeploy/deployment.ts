import type {
	DeploymentCreator,
	DeploymentStatus,
	ErrorInformation,
	RollbackInfo,
	S3Location,
	TargetStatus,
} from '@aws-sdk/client-codedeploy';
import type { ConfigurationName } from './configurations.ts';
import type { HookFailure } from './hook-failures.ts';
import type { LifecycleRule } from './lifecycle.ts';
import type { Target } from './target.ts';

/** A deployment group of an application on EC2 instances, deployed to in place. */
export interface DeploymentGroup {
	readonly application: string;
	readonly name: string;
	readonly configuration: ConfigurationName;
	readonly autoScalingGroup: string;
	/** The target group that takes instances out of traffic, if there is one. */
	readonly targetGroup?: string;
	readonly autoRollback: boolean;
	lastSuccessful?: S3Location;
	/** AWS lets one deployment run at a time in a group. */
	active?: Deployment;
}

/** A deployment. Times are the region's milliseconds. */
export interface Deployment {
	readonly id: string;
	/** Counts up, so that paging stays true while deployments are added. */
	readonly sequence: number;
	readonly group: DeploymentGroup;
	readonly revision: S3Location;
	readonly previousRevision?: S3Location;
	readonly creator: DeploymentCreator;
	readonly description?: string;
	readonly lifecycle: readonly LifecycleRule[];
	/** What is wrong with the revision, if anything. */
	readonly fault?: HookFailure;
	status: DeploymentStatus;
	readonly createTime: number;
	startTime?: number;
	completeTime?: number;
	error?: ErrorInformation;
	rollback?: RollbackInfo;
	/** Empty until it starts. */
	targets: Target[];
	/** How many targets are in each status: kept, since a fleet may be large. */
	readonly overview: { [S in Exclude<TargetStatus, 'Unknown'>]: number };
}

/** What is to be deployed where, by whom. */
export interface DeploymentOrder {
	group: DeploymentGroup;
	revision: S3Location;
	creator: DeploymentCreator;
	description?: string;
	fault?: Deployment['fault'];
	/** What the new deployment, whose id it gets, says of the one that it rolls back. */
	rollback?: (id: string) => RollbackInfo;
}

/** The ways a deployment's status may go. */
export const transitions: { readonly [S in DeploymentStatus]: readonly DeploymentStatus[] } = {
	Created: ['Queued', 'Failed', 'Stopped'],
	Queued: ['InProgress', 'Failed', 'Stopped'],
	InProgress: ['Baking', 'Ready', 'Succeeded', 'Failed', 'Stopped'],
	Baking: ['Succeeded', 'Failed', 'Stopped'],
	Ready: ['InProgress', 'Succeeded', 'Failed', 'Stopped'],
	Succeeded: [],
	Failed: [],
	Stopped: [],
};

export function moveDeployment(deployment: Deployment, to: DeploymentStatus, now: number): void {
	if (!transitions[deployment.status].includes(to))
		throw new Error(`deployment ${deployment.id} cannot go from ${deployment.status} to ${to}`);
	deployment.status = to;
	if (to === 'InProgress') deployment.startTime ??= now;
	if (transitions[to].length === 0) {
		deployment.completeTime = now;
		if (deployment.group.active === deployment) deployment.group.active = undefined;
	}
}

/** Moves a target of a deployment, keeping count. */
export function moveTarget(
	deployment: Deployment,
	target: Target,
	to: 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped',
	now: number,
): void {
	const { overview } = deployment;
	if (target.status !== 'Unknown') overview[target.status]--;
	overview[to]++;
	target.status = to;
	target.lastUpdatedAt = now;
}
