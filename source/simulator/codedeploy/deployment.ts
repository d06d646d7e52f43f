import type {
	AlarmConfiguration,
	AutoRollbackConfiguration,
	DeploymentCreator,
	DeploymentStatus,
	ErrorInformation,
	FileExistsBehavior,
	RollbackInfo,
	TargetStatus,
} from '@aws-sdk/client-codedeploy';
import type { Configuration } from './configurations.ts';
import type { DeploymentGroup } from './deployment-group.ts';
import type { Revision } from './revision.ts';
import type { Target } from './target.ts';

/** What is to be deployed where, by whom. */
export interface DeploymentOrder {
	readonly group: DeploymentGroup;
	readonly revision: Revision;
	readonly creator: DeploymentCreator;
	/** Undefined: the group's. */
	readonly configuration?: Configuration;
	readonly description?: string;
	readonly ignoreApplicationStopFailures?: boolean;
	readonly updateOutdatedInstancesOnly?: boolean;
	readonly fileExistsBehavior?: FileExistsBehavior;
	/** Undefined: the group's. */
	readonly autoRollback?: AutoRollbackConfiguration;
	/** In place of the group's. */
	readonly overrideAlarms?: AlarmConfiguration;
	/** The deployment that it takes back. */
	readonly takesBack?: Deployment;
}

/** The two fleets of a blue/green deployment, by their Auto Scaling groups. */
export interface Fleets {
	readonly original: string;
	readonly replacement: string;
}

/** Why a deployment is being stopped, and whether what it did is then taken back. */
export interface Stopping {
	readonly error: ErrorInformation;
	readonly rollBack: boolean;
}

/** A deployment. Times are the region's milliseconds. */
export interface Deployment extends Omit<DeploymentOrder, 'configuration' | 'autoRollback'> {
	readonly id: string;
	/** Counts up, so that paging stays true while deployments are added. */
	readonly sequence: number;
	readonly configuration: Configuration;
	readonly autoRollback: AutoRollbackConfiguration;
	/** Undefined: none are watched. */
	readonly alarms?: AlarmConfiguration;
	readonly previousRevision?: Revision;
	status: DeploymentStatus;
	readonly createTime: number;
	startTime?: number;
	completeTime?: number;
	error?: ErrorInformation;
	rollback?: RollbackInfo;
	/** Of a blue/green deployment, or of one that takes such a one back. */
	fleets?: Fleets;
	/** Blue/green: has traffic begun to move to the replacements? */
	rerouted?: true;
	/** Blue/green: have the originals nothing to do any more but wait for their end? */
	terminationWaitStarted?: true;
	/** Set while it is being stopped: nothing more is begun. */
	stopping?: Stopping;
	/** What ContinueDeployment sets off, while the deployment waits for it. */
	goOn?: () => void;
	/** Called once it is over. */
	readonly whenOver: () => void;
	/** Empty until they are known. */
	readonly targets: Target[];
	/** How many targets are in each status: kept, since a fleet may be large. */
	readonly overview: { [S in Exclude<TargetStatus, 'Unknown'>]: number };
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

export const isOver = ({ status }: Deployment): boolean => transitions[status].length === 0;

export function moveDeployment(deployment: Deployment, to: DeploymentStatus, now: number): void {
	if (!transitions[deployment.status].includes(to))
		throw new Error(`deployment ${deployment.id} cannot go from ${deployment.status} to ${to}`);
	deployment.status = to;
	if (to === 'InProgress') deployment.startTime ??= now;
	if (!isOver(deployment)) return;
	deployment.completeTime = now;
	deployment.goOn = undefined;
	if (deployment.group.active === deployment) deployment.group.active = undefined;
}

/** Makes more targets known, all of them pending. */
export function addTargets(deployment: Deployment, targets: readonly Target[]): void {
	deployment.targets.push(...targets);
	deployment.overview.Pending += targets.length;
}

/** Moves a target of a deployment, keeping count. */
export function moveTarget(
	{ overview }: Deployment,
	target: Target,
	to: Exclude<TargetStatus, 'Unknown' | 'Pending'>,
	now: number,
): void {
	if (target.status !== 'Unknown') overview[target.status]--;
	overview[to]++;
	target.status = to;
	target.lastUpdatedAt = now;
}
