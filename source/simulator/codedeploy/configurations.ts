/**
 * How many targets of a fleet must stay healthy while it is deployed to. `HOST_COUNT` is a number of targets,
 * `FLEET_PERCENT` a share of them; `MOST_CONCURRENCY`, which GetDeploymentConfig tells of OneAtATime alone, is how
 * many are deployed to at once.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_MinimumHealthyHosts.html
 */
export interface HealthRule {
	readonly type: 'HOST_COUNT' | 'FLEET_PERCENT' | 'MOST_CONCURRENCY';
	readonly value: number;
}

export interface Configuration {
	readonly name: string;
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly createTime: number;
	readonly rule: HealthRule;
}

/**
 * How many targets of a fleet may be out of service at once: being deployed to, or failed. Nought: nothing can be
 * deployed, since every target must stay healthy.
 */
export function outOfServiceAtMost({ type, value }: HealthRule, fleet: number): number {
	switch (type) {
		case 'MOST_CONCURRENCY':
			return Math.min(value, fleet);
		case 'HOST_COUNT':
			return Math.max(0, fleet - value);
		case 'FLEET_PERCENT':
			// The minimum is rounded up: half of nine are five that stay, four that may go.
			return fleet - Math.ceil((fleet * value) / 100);
	}
}

/**
 * How many targets must succeed for the deployment to succeed. With OneAtATime the last one may fail, since one
 * may be offline; a fleet of one must succeed, and of AllAtOnce at least one.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export const mustSucceed = (rule: HealthRule, fleet: number): number =>
	Math.max(1, fleet - outOfServiceAtMost(rule, fleet));

const oneAtATime: HealthRule = { type: 'MOST_CONCURRENCY', value: 1 };

/** When CodeDeploy came to be: that old are its own configurations. */
const launched = Date.UTC(2014, 10, 12);

const predefined = (number: number, name: string, rule: HealthRule): Configuration => ({
	name: `CodeDeployDefault.${name}`,
	id: `00000000-0000-0000-0000-00000000000${number}`,
	createTime: launched,
	rule,
});

export const predefinedConfigurations: readonly Configuration[] = [
	predefined(1, 'OneAtATime', oneAtATime),
	predefined(2, 'HalfAtATime', { type: 'FLEET_PERCENT', value: 50 }),
	predefined(3, 'AllAtOnce', { type: 'FLEET_PERCENT', value: 0 }),
];
