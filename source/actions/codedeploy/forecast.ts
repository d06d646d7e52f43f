/**
 * What a deployment configuration means for a fleet of a certain size: how many targets at a time, how many may
 * fail, and how it ends.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html
 */
import type { DeploymentConfigInfo, MinimumHealthyHosts } from '@aws-sdk/client-codedeploy';

export type Configuration = Pick<
	DeploymentConfigInfo,
	'deploymentConfigName' | 'minimumHealthyHosts' | 'zonalConfig'
>;

export interface Forecast {
	/** Targets in all. */
	fleet: number;
	/** Targets out of service at once at most: being deployed to, or failed. 0: it fails before it begins. */
	atOnce: number;
	/** Targets that must succeed for the deployment to succeed. */
	mustSucceed: number;
	/** Targets that may fail, whichever they are. One more may only if it is the very last one. */
	mayFail: number;
}

/** `Succeeded` and `Failed` as AWS calls them, with how many targets it reaches: the others are skipped. */
export interface Outcome {
	status: 'Succeeded' | 'Failed';
	reached: number;
}

export function forecast(configuration: Configuration, fleet: number): Forecast {
	const atOnce = Math.max(0, fleet - minimumHealthy(configuration.minimumHealthyHosts, fleet));
	return {
		fleet,
		atOnce,
		// Even where no target must stay healthy, one has to succeed.
		mustSucceed: Math.min(fleet, Math.max(1, fleet - atOnce)),
		mayFail: Math.max(0, atOnce - 1),
	};
}

/** Targets that must stay healthy. A percentage is rounded up; `MOST_CONCURRENCY` is how AWS tells OneAtATime. */
export function minimumHealthy(hosts: MinimumHealthyHosts | undefined, fleet: number): number {
	const { value = 0 } = hosts ?? {};
	const type: string | undefined = hosts?.type;
	switch (type) {
		case 'HOST_COUNT':
			return value;
		case 'FLEET_PERCENT':
			return Math.ceil((fleet * value) / 100);
		case 'MOST_CONCURRENCY':
			return Math.max(0, fleet - value);
		default:
			return Math.max(0, fleet - 1);
	}
}

/**
 * How it ends when these targets fail. `failing` are places in the order of the deployment, from 0. How long each
 * takes does not matter: a target begins when fewer than `atOnce` of those before it fail, and never otherwise.
 */
export function outcomeOf({ fleet, atOnce, mustSucceed }: Forecast, failing: ReadonlySet<number>): Outcome {
	let reached = 0;
	let failed = 0;
	while (reached < fleet && failed < atOnce) if (failing.has(reached++)) failed++;
	const succeeds = fleet > 0 && reached === fleet && reached - failed >= mustSucceed;
	return { status: succeeds ? 'Succeeded' : 'Failed', reached };
}

/** `CodeDeployDefault.HalfAtATime: 4 of 9 instances at a time; up to 3 may fail, 5 must succeed` */
export function forecastText({ deploymentConfigName = '' }: Configuration, plan: Forecast): string {
	const { fleet, atOnce, mustSucceed, mayFail } = plan;
	if (atOnce === 0) return `${deploymentConfigName}: no instance may be out of service`;
	if (fleet === 1) return `${deploymentConfigName}: the only instance, which must succeed`;
	const pace =
		atOnce === fleet ? `all ${fleet} instances at once` : `${atOnce} of ${fleet} instances at a time`;
	const failures =
		mayFail === 0
			? 'the first failure ends it, unless it is that of the last instance'
			: `up to ${mayFail} may fail, ${mustSucceed} must succeed`;
	return `${deploymentConfigName}: ${pace}; ${failures}`;
}
