import type {
	EnvironmentDescription,
	EnvironmentHealth,
	EnvironmentHealthStatus,
	EnvironmentStatus,
	EnvironmentTier,
} from '@aws-sdk/client-elastic-beanstalk';
import type { Operation } from './operation.ts';
import { solutionStackOf } from './platforms.ts';
import type { Settings } from './settings.ts';

/** What one instance runs. */
export interface InstanceDeployment {
	readonly version: string;
	/** Counts up with each deployment of the environment, from 1. */
	readonly deploymentId: number;
	readonly status: 'In Progress' | 'Deployed' | 'Failed';
	/** The region's milliseconds. */
	readonly time: number;
}

/** Settings that are on their way to the instances, or never got there. */
interface Draft {
	readonly settings: Settings;
	readonly status: 'pending' | 'failed';
	readonly dateUpdated: number;
}

/** An environment. Times are the region's milliseconds. */
export interface Environment {
	readonly id: string;
	readonly name: string;
	readonly application: string;
	readonly arn: string;
	readonly tier: EnvironmentTier;
	/** The load balancer's address, a worker has its queue's URL; none before they are made. */
	endpoint?: string;
	/** Whether it reports enhanced health; else it has a colour only. */
	readonly enhanced: boolean;
	/** How many messages a worker usually takes a second; what comes to a web server goes by its address. */
	readonly messageRate: number;
	readonly dateCreated: number;
	/** What its owner tagged it with; Beanstalk adds its own tags. */
	readonly tags: ReadonlyMap<string, string>;
	description?: string;
	platformArn: string;
	/** The saved configuration that it was made from. */
	template?: string;
	settings: Settings;
	draft?: Draft;
	/** A worker has none. */
	cname?: string;
	version: string;
	/** How many deployments it has had. */
	deployments: number;
	status: EnvironmentStatus;
	health: EnvironmentHealthStatus;
	/** Why its health is not Ok. */
	causes: readonly string[];
	/** Share of requests that fail with HTTP 5xx, 0–1. */
	failing: number;
	dateUpdated: number;
	/** What is under way. */
	operation?: Operation;
	/** How often it was rebuilt: its resources have other names then. */
	rebuilt: number;
	/** What its instances run, by their id. */
	readonly instances: Map<string, InstanceDeployment>;
	/** Ids of its instances that the load balancer sends nothing to. */
	readonly outOfService: Set<string>;
	/** Whether its load is watched, since it runs something that may not stand it. */
	watched: boolean;
	/** Whether instances that it loses are replaced. */
	kept: boolean;
}

/** The ways an environment's status may go. */
export const transitions: { readonly [S in EnvironmentStatus]: readonly EnvironmentStatus[] } = {
	Launching: ['Ready', 'Terminating', 'Terminated'],
	Ready: ['Updating', 'LinkingFrom', 'LinkingTo', 'Terminating'],
	Updating: ['Ready', 'Aborting', 'Terminating'],
	Aborting: ['Ready', 'Terminating'],
	LinkingFrom: ['Ready'],
	LinkingTo: ['Ready'],
	Terminating: ['Terminated', 'Ready'],
	// A rebuild brings it back.
	Terminated: ['Launching'],
};

export function moveEnvironment(environment: Environment, to: EnvironmentStatus, now: number): void {
	if (!transitions[environment.status].includes(to))
		throw new Error(`environment ${environment.name} cannot go from ${environment.status} to ${to}`);
	environment.status = to;
	environment.dateUpdated = now;
}

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-status.html */
export const colours: { readonly [H in EnvironmentHealthStatus]: EnvironmentHealth } = {
	Ok: 'Green',
	Info: 'Green',
	Warning: 'Yellow',
	Degraded: 'Red',
	Severe: 'Red',
	Pending: 'Grey',
	Unknown: 'Grey',
	Suspended: 'Grey',
	NoData: 'Grey',
};

export const describeEnvironment = (environment: Environment): EnvironmentDescription => ({
	EnvironmentName: environment.name,
	EnvironmentId: environment.id,
	ApplicationName: environment.application,
	VersionLabel: environment.version,
	SolutionStackName: solutionStackOf(environment.platformArn),
	PlatformArn: environment.platformArn,
	TemplateName: environment.template,
	Description: environment.description,
	EndpointURL: environment.endpoint,
	CNAME: environment.cname,
	DateCreated: new Date(environment.dateCreated),
	DateUpdated: new Date(environment.dateUpdated),
	Status: environment.status,
	AbortableOperationInProgress: environment.operation?.turnBack !== undefined,
	Health: colours[environment.health],
	HealthStatus: environment.enhanced ? environment.health : undefined,
	Tier: { ...environment.tier },
	EnvironmentLinks: [],
	EnvironmentArn: environment.arn,
});
