/**
 * How Beanstalk brings a version to the instances of an environment.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
 */
import type { ConfigurationOptionSetting } from '@aws-sdk/client-elastic-beanstalk';
import { settingIn } from './settings.ts';

/** `DeploymentPolicy` of `aws:elasticbeanstalk:command`; AWS's default is AllAtOnce. */
export type Policy =
	| 'AllAtOnce'
	| 'Rolling'
	| 'RollingWithAdditionalBatch'
	| 'Immutable'
	| 'TrafficSplitting';

/** What a policy means for a number of instances. */
export interface RollOut {
	policy: Policy;
	/** Instances that change at the same time. */
	atATime: number;
	batches: number;
	/** Instances launched besides those that there are, for as long as it takes. */
	extra: number;
	/** Fewest instances that serve meanwhile. */
	serving: number;
	/** Only where traffic is split: percent of it that the new version takes first, and for how many minutes. */
	split?: { percent: number; minutes: number };
}

const policies: readonly Policy[] = [
	'AllAtOnce',
	'Rolling',
	'RollingWithAdditionalBatch',
	'Immutable',
	'TrafficSplitting',
];

/** What the settings in force (all options, as AWS tells them) make of a deployment to so many instances. */
export function rollOutOf(settings: readonly ConfigurationOptionSetting[], instances: number): RollOut {
	const policy = policyIn(settings);
	switch (policy) {
		case 'AllAtOnce':
			return { policy, atATime: instances, batches: 1, extra: 0, serving: 0 };
		case 'Rolling':
		case 'RollingWithAdditionalBatch': {
			const atATime = batchSize(settings, instances);
			const more = policy === 'RollingWithAdditionalBatch';
			return {
				policy,
				atATime,
				batches: Math.ceil(instances / atATime),
				extra: more ? atATime : 0,
				serving: more ? instances : instances - atATime,
			};
		}
		case 'Immutable':
			return { policy, atATime: instances, batches: 1, extra: instances, serving: instances };
		case 'TrafficSplitting':
			return {
				policy,
				atATime: instances,
				batches: 1,
				extra: instances,
				serving: instances,
				split: {
					percent: numberIn(settings, 'aws:elasticbeanstalk:trafficsplitting', 'NewVersionPercent', 10),
					minutes: numberIn(settings, 'aws:elasticbeanstalk:trafficsplitting', 'EvaluationTime', 5),
				},
			};
	}
}

/** In batches it can only go behind a load balancer: a single instance has none. */
function policyIn(settings: readonly ConfigurationOptionSetting[]): Policy {
	const set = settingIn(settings, 'aws:elasticbeanstalk:command', 'DeploymentPolicy');
	const policy = policies.find((one) => one === set) ?? 'AllAtOnce';
	const single =
		settingIn(settings, 'aws:elasticbeanstalk:environment', 'EnvironmentType') === 'SingleInstance';
	return single && policy !== 'Immutable' ? 'AllAtOnce' : policy;
}

/** At least one, at most all of them. Beanstalk's default is 100 percent. */
function batchSize(settings: readonly ConfigurationOptionSetting[], instances: number): number {
	const size = numberIn(settings, 'aws:elasticbeanstalk:command', 'BatchSize', 100);
	const fixed = settingIn(settings, 'aws:elasticbeanstalk:command', 'BatchSizeType') === 'Fixed';
	const wanted = fixed ? size : Math.ceil((instances * size) / 100);
	return Math.max(1, Math.min(instances, wanted));
}

function numberIn(
	settings: readonly ConfigurationOptionSetting[],
	namespace: string,
	option: string,
	otherwise: number,
): number {
	const value = Number(settingIn(settings, namespace, option) ?? otherwise);
	return Number.isFinite(value) ? value : otherwise;
}

/** For a person to read, a line each. */
export function courseOf(rollOut: RollOut, instances: number): string[] {
	const { policy, atATime, batches, extra, serving, split } = rollOut;
	const all = instances === 1 ? 'the one instance' : `all ${instances} instances`;
	const capacity = `${serving} of ${instances} serve meanwhile`;
	switch (policy) {
		case 'AllAtOnce':
			return [`AllAtOnce: ${all} at once; nothing serves while the application restarts`];
		case 'Rolling':
			return [
				`Rolling: ${atATime} at a time, ${batches === 1 ? 'one batch' : `${batches} batches`}`,
				serving === 0 ? 'nothing serves while a batch restarts' : `${capacity}; both versions answer`,
			];
		case 'RollingWithAdditionalBatch':
			return [
				`RollingWithAdditionalBatch: ${extra} more first, then ${atATime} at a time, ${batches === 1 ? 'one batch' : `${batches} batches`}`,
				`${capacity}; both versions answer`,
			];
		case 'Immutable':
			return [
				`Immutable: one new instance first, then ${instances} in all beside the old ones`,
				`${capacity}; the old ones end when all new ones are healthy`,
			];
		case 'TrafficSplitting':
			return [
				`TrafficSplitting: ${instances} new beside the old ones take ${split?.percent} % of the traffic for ${split?.minutes} min, then all of it`,
				`${capacity}; if the new ones fail, the traffic goes back to the old ones`,
			];
	}
}
