/**
 * How a version comes to the instances of an environment.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
 */
import type { Settings } from './settings.ts';
import { numberOf, settingOf } from './settings.ts';

const policies = [
	'AllAtOnce',
	'Rolling',
	'RollingWithAdditionalBatch',
	'Immutable',
	'TrafficSplitting',
] as const;

export type Policy = (typeof policies)[number];

/** Without a load balancer nothing can be taken out of service: a single instance changes at once, or is replaced. */
export function policyOf(settings: Settings): Policy {
	const set = settingOf(settings, 'aws:elasticbeanstalk:command', 'DeploymentPolicy');
	const policy = policies.find((one) => one === set) ?? 'AllAtOnce';
	return isBalanced(settings) || policy === 'Immutable' ? policy : 'AllAtOnce';
}

export const isBalanced = (settings: Settings): boolean =>
	settingOf(settings, 'aws:elasticbeanstalk:environment', 'EnvironmentType') !== 'SingleInstance';

/** How many instances change at a time, of so many: at least one. */
export function batchSize(settings: Settings, instances: number): number {
	const size = numberOf(settings, 'aws:elasticbeanstalk:command', 'BatchSize', 100);
	const fixed = settingOf(settings, 'aws:elasticbeanstalk:command', 'BatchSizeType') === 'Fixed';
	return Math.max(1, Math.min(instances, fixed ? size : Math.ceil((instances * size) / 100)));
}

/** A fleet in batches of `size`, the last one as large as is left. */
export const inBatches = (fleet: readonly string[], size: number): string[][] =>
	Array.from({ length: Math.ceil(fleet.length / size) }, (_, index) =>
		fleet.slice(index * size, (index + 1) * size),
	);

/** How many instances an environment is to have at least. */
export const leastOf = (settings: Settings): number =>
	isBalanced(settings) ? Math.max(1, numberOf(settings, 'aws:autoscaling:asg', 'MinSize', 1)) : 1;

/** How many it may have at most. */
export const mostOf = (settings: Settings): number =>
	isBalanced(settings)
		? Math.max(leastOf(settings), numberOf(settings, 'aws:autoscaling:asg', 'MaxSize', 4))
		: 1;
