/** One event in the life of a target during a deployment. */
export interface LifecycleRule {
	readonly name: string;
	/** Least and most seconds that it usually takes: AWS's own work, or that of a script. */
	readonly seconds: readonly [number, number];
	/**
	 * Whose scripts it runs: those of the revision that was installed before, or of the one that is deployed.
	 * The events of the agent and of the load balancer take none.
	 */
	readonly scripts?: 'previous' | 'current';
}

const blocking: readonly LifecycleRule[] = [
	{ name: 'BeforeBlockTraffic', seconds: [1, 2], scripts: 'previous' },
	{ name: 'BlockTraffic', seconds: [8, 16] },
	{ name: 'AfterBlockTraffic', seconds: [1, 2], scripts: 'previous' },
];

const installing: readonly LifecycleRule[] = [
	{ name: 'ApplicationStop', seconds: [2, 6], scripts: 'previous' },
	{ name: 'DownloadBundle', seconds: [3, 8] },
	{ name: 'BeforeInstall', seconds: [1, 3], scripts: 'current' },
	{ name: 'Install', seconds: [1, 4] },
	{ name: 'AfterInstall', seconds: [3, 9], scripts: 'current' },
	{ name: 'ApplicationStart', seconds: [4, 10], scripts: 'current' },
	{ name: 'ValidateService', seconds: [4, 12], scripts: 'current' },
];

const allowing: readonly LifecycleRule[] = [
	{ name: 'BeforeAllowTraffic', seconds: [1, 2], scripts: 'current' },
	{ name: 'AllowTraffic', seconds: [8, 20] },
	{ name: 'AfterAllowTraffic', seconds: [1, 2], scripts: 'current' },
];

/**
 * What targets go through, in order. In place: the whole; blue/green: the replacements install and allow, then the
 * originals block; its rollback: the originals allow, then the replacements block.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const lifecycles = {
	inPlace: installing,
	inPlaceWithLoadBalancer: [...blocking, ...installing, ...allowing],
	replacement: [...installing, ...allowing],
	blocking,
	allowing,
} as const;

/** How many events a replacement goes through before it may take traffic. */
export const installingEvents = installing.length;

/** Events whose failure `ignoreApplicationStopFailures` forgives. */
export const stopping: ReadonlySet<string> = new Set([
	'ApplicationStop',
	'BeforeBlockTraffic',
	'AfterBlockTraffic',
]);

/** Seconds of an event that has no script to run. */
export const idleSeconds = [0.2, 0.8] as const;
