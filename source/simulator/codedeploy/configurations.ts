/** How many targets of a fleet may be out of service at once: being deployed to, or failed. */
export const configurations = {
	'CodeDeployDefault.OneAtATime': () => 1,
	// "Up to half of the instances, fractions rounded down": of nine, four.
	'CodeDeployDefault.HalfAtATime': (fleet: number) => Math.max(1, Math.floor(fleet / 2)),
	'CodeDeployDefault.AllAtOnce': (fleet: number) => fleet,
} as const;

export type ConfigurationName = keyof typeof configurations;

export const outOfServiceAtMost = (configuration: ConfigurationName, fleet: number): number =>
	Math.min(fleet, configurations[configuration](fleet));

/**
 * How many targets must succeed for the deployment to succeed. With OneAtATime the last one may fail, since
 * one may be offline; a fleet of one must succeed, and of AllAtOnce at least one.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export const mustSucceed = (configuration: ConfigurationName, fleet: number): number =>
	Math.max(1, fleet - outOfServiceAtMost(configuration, fleet));
