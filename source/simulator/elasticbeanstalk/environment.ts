import type {
	EnvironmentDescription,
	EnvironmentHealth,
	EnvironmentHealthStatus,
	EnvironmentStatus,
	EnvironmentTier,
} from '@aws-sdk/client-elastic-beanstalk';

/** An environment. Times are the region's milliseconds. */
export interface Environment {
	readonly id: string;
	readonly name: string;
	readonly application: string;
	readonly arn: string;
	readonly platformArn: string;
	readonly tier: EnvironmentTier;
	/** The load balancer's address; a worker has its queue's URL. */
	readonly endpoint: string;
	/** Whether it reports enhanced health; else it has a colour only. */
	readonly enhanced: boolean;
	/** How many requests (or messages) it usually takes a second. */
	readonly requestRate: number;
	readonly dateCreated: number;
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
	/** Whether an update is under way that AbortEnvironmentUpdate could end. */
	abortable: boolean;
}

/** The ways an environment's status may go. */
export const transitions: { readonly [S in EnvironmentStatus]: readonly EnvironmentStatus[] } = {
	Launching: ['Ready', 'Terminating', 'Terminated'],
	Ready: ['Updating', 'LinkingFrom', 'LinkingTo', 'Terminating'],
	Updating: ['Ready', 'Aborting', 'Terminating'],
	Aborting: ['Ready'],
	LinkingFrom: ['Ready'],
	LinkingTo: ['Ready'],
	Terminating: ['Terminated', 'Ready'],
	Terminated: [],
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
	SolutionStackName: environment.platformArn.split('/').slice(-2, -1)[0],
	PlatformArn: environment.platformArn,
	EndpointURL: environment.endpoint,
	CNAME: environment.cname,
	DateCreated: new Date(environment.dateCreated),
	DateUpdated: new Date(environment.dateUpdated),
	Status: environment.status,
	AbortableOperationInProgress: environment.abortable,
	Health: colours[environment.health],
	HealthStatus: environment.enhanced ? environment.health : undefined,
	Tier: { ...environment.tier },
	EnvironmentLinks: [],
	EnvironmentArn: environment.arn,
});
