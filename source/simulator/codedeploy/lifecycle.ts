/** One event in the life of a target during a deployment, as long as it usually takes. */
export interface LifecycleRule {
	name: string;
	/** Least and most seconds. */
	seconds: readonly [number, number];
	/** The script of the bookshop's appspec.yml; the events of the agent and the load balancer take none. */
	script?: string;
}

const blocking: readonly LifecycleRule[] = [
	{ name: 'BeforeBlockTraffic', seconds: [1, 2] },
	{ name: 'BlockTraffic', seconds: [8, 16] },
	{ name: 'AfterBlockTraffic', seconds: [1, 2] },
];

const installing: readonly LifecycleRule[] = [
	{ name: 'ApplicationStop', seconds: [2, 6], script: 'scripts/stop-server.sh' },
	{ name: 'DownloadBundle', seconds: [3, 8] },
	{ name: 'BeforeInstall', seconds: [1, 3], script: 'scripts/clean-up.sh' },
	{ name: 'Install', seconds: [1, 4] },
	{ name: 'AfterInstall', seconds: [3, 9], script: 'scripts/install-dependencies.sh' },
	{ name: 'ApplicationStart', seconds: [4, 10], script: 'scripts/start-server.sh' },
	{ name: 'ValidateService', seconds: [4, 12], script: 'scripts/validate-service.sh' },
];

const allowing: readonly LifecycleRule[] = [
	{ name: 'BeforeAllowTraffic', seconds: [1, 2] },
	{ name: 'AllowTraffic', seconds: [8, 20] },
	{ name: 'AfterAllowTraffic', seconds: [1, 2] },
];

/**
 * What each target of an in-place deployment goes through, in order.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const lifecycleOf = ({ trafficControl }: { trafficControl: boolean }): readonly LifecycleRule[] =>
	trafficControl ? [...blocking, ...installing, ...allowing] : installing;
