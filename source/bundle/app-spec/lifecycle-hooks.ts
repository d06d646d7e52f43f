/**
 * The lifecycle events of an EC2 or on-premises deployment that run scripts, in the order in which they happen.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const scriptedEvents = [
	'BeforeBlockTraffic',
	'AfterBlockTraffic',
	'ApplicationStop',
	'BeforeInstall',
	'AfterInstall',
	'ApplicationStart',
	'ValidateService',
	'BeforeAllowTraffic',
	'AfterAllowTraffic',
] as const;

/** What the agent and the load balancer do themselves: no script can be hung in. */
export const unscriptedEvents = ['BlockTraffic', 'DownloadBundle', 'Install', 'AllowTraffic'] as const;

/** Seconds that all scripts of one lifecycle event may take together, and that one without a time-out has. */
export const longestEvent = 3600;
