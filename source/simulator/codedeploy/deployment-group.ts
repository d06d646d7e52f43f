import type {
	AlarmConfiguration,
	AutoRollbackConfiguration,
	BlueGreenDeploymentConfiguration,
	EC2TagFilter,
} from '@aws-sdk/client-codedeploy';
import type { Deployment } from './deployment.ts';
import type { RegisteredRevision, Revision } from './revision.ts';

/** What the agent has put on an instance. */
export interface Installation {
	readonly revision: Revision;
	/** Did its deployment to this instance succeed? */
	succeeded: boolean;
}

/** What a deployment group is made with. */
export interface GroupSettings {
	readonly application: string;
	readonly name: string;
	/** Of its deployment configuration, unless a deployment names another. */
	readonly configuration: string;
	readonly autoScalingGroup: string;
	/** The target group that takes instances out of traffic, if there is one. */
	readonly targetGroup?: string;
	/** Undefined: it is deployed to in place. */
	readonly blueGreen?: BlueGreenDeploymentConfiguration;
	readonly alarms?: AlarmConfiguration;
	readonly autoRollback?: AutoRollbackConfiguration;
	readonly tagFilters?: readonly EC2TagFilter[];
}

/** A deployment group of an application on EC2 instances. */
export interface DeploymentGroup extends Omit<GroupSettings, 'autoScalingGroup'> {
	readonly id: string;
	/** A blue/green deployment puts its replacement here. */
	autoScalingGroup: string;
	/** What runs, or is being brought, in the group. */
	targetRevision?: Revision;
	/** What the last deployment that went well brought. */
	lastSuccessfulRevision?: Revision;
	lastSuccessful?: Deployment;
	lastAttempted?: Deployment;
	/** By instance id. */
	readonly installed: Map<string, Installation>;
	/** AWS lets one deployment run at a time in a group. */
	active?: Deployment;
}

export interface Application {
	readonly name: string;
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly createTime: number;
	readonly linkedToGitHub: boolean;
	/** By name. */
	readonly groups: Map<string, DeploymentGroup>;
	/** By {@link keyOf}, oldest first. */
	readonly revisions: Map<string, RegisteredRevision>;
}

export const newGroup = (settings: GroupSettings, id: string): DeploymentGroup => ({
	...settings,
	id,
	installed: new Map(),
});
