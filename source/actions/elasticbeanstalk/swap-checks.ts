import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { settingsDifferences } from '../../resources/elasticbeanstalk/compare-environments.ts';
import { readyCheck } from './environment-checks.ts';
import { isWorker, nameOf } from './environments-now.ts';

/** Beanstalk's own conditions. */
export function possibleChecks(both: readonly Environment[]): Check[] {
	const [one, other] = both.map(({ ApplicationName }) => ApplicationName);
	const addressless = both.filter((environment) => isWorker(environment) || !environment.CNAME);
	const busy = both.filter(({ Status }) => Status !== 'Ready');
	return [
		...(busy.length === 0 ? [{ status: 'passed', text: 'both environments are Ready' } as const] : []),
		...busy.map(readyCheck),
		one === other
			? { status: 'passed', text: `same application: ${one}` }
			: { status: 'blocked', text: `they belong to two applications: ${one} and ${other}` },
		...addressless.map(
			(environment): Check => ({
				status: 'blocked',
				text: `${nameOf(environment)} has no address to swap`,
			}),
		),
	];
}

export const versionsCheck = (
	{ VersionLabel: live }: Environment,
	{ VersionLabel: next }: Environment,
): Check =>
	live === next
		? { status: 'warning', text: `both run the same version, ${live ?? 'none'}` }
		: { status: 'passed', text: `versions: ${live ?? 'none'} → ${next ?? 'none'}` };

/** Differences that are told one by one: more are counted. */
const mostDifferences = 8;

/** What becomes other for customers besides the version. The version has a check of its own. */
export async function settingsChecks(
	region: Region,
	live: Environment,
	next: Environment,
	options: CallOptions,
): Promise<Check[]> {
	try {
		const all = await settingsDifferences(
			region,
			live.EnvironmentId ?? '',
			next.EnvironmentId ?? '',
			options,
		);
		const found = all.filter(({ what }) => what !== 'version' && what !== 'application');
		if (found.length === 0) return [{ status: 'passed', text: 'their settings are the same' }];
		const more = found.length - mostDifferences;
		return [
			...found
				.slice(0, mostDifferences)
				.map(({ what, left, right }): Check => ({ status: 'warning', text: `${what}: ${left} → ${right}` })),
			...(more > 0
				? [{ status: 'warning', text: `and ${more} more settings differ (= compares the two)` } as const]
				: []),
		];
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		return [{ status: 'warning', text: `their settings cannot be compared: ${problem.sentence}` }];
	}
}
