/** May an environment be terminated? Who still uses it, and what goes with it. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Operation } from '../../operations/operation.ts';
import type { Check } from '../../operations/plan.ts';
import { isWorker, nameOf } from './environments-now.ts';
import type { Standing } from './production-address.ts';
import { databaseEnd, settingsOf } from './settings-of.ts';

/** It carries the production address: blocked. What carries none of importance says which one is. */
export function addressChecks(environment: EnvironmentDescription, { address, why }: Standing): Check[] {
	const { CNAME } = environment;
	if (!CNAME) return [];
	const free: Check = { status: 'warning', text: `${CNAME} becomes free for anyone to take` };
	switch (address) {
		case 'production':
			return [
				{
					status: 'blocked',
					text: `${nameOf(environment)} carries the production address ${CNAME}: ${why}. Swap it away first; where another address is production, name that one in the settings (production.addresses)`,
				},
			];
		case 'other':
			return [{ status: 'passed', text: `${CNAME} is not the production address: ${why}` }, free];
		case 'unknown':
			return [{ status: 'warning', text: `${CNAME} may be the production address: ${why}` }, free];
	}
}

/** While a swap bakes, the environment that was live is the way back. */
export const bakeChecks = (
	{ EnvironmentId }: EnvironmentDescription,
	operations: readonly Operation[] = [],
): Check[] =>
	operations
		.filter(
			// What was decided to be kept is no way back any more, though its last line is yet to be written.
			({ phase, baking, plan }) =>
				phase === 'baking' && baking?.stage !== 'kept' && plan.targets.some(({ id }) => id === EnvironmentId),
		)
		.map(({ plan }) => ({
			status: 'blocked',
			text: `“${plan.title}” still bakes, and this is its way back: keep it or take it back first`,
		}));

/** Requests in the last ten seconds; only enhanced health counts them. */
export async function trafficCheck(
	region: Region,
	environment: EnvironmentDescription,
	{ signal }: CallOptions,
): Promise<Check> {
	const what = isWorker(environment) ? 'messages' : 'requests';
	try {
		const { ApplicationMetrics } = await region.call(
			'elasticbeanstalk',
			'DescribeEnvironmentHealth',
			{ EnvironmentId: environment.EnvironmentId, AttributeNames: ['ApplicationMetrics'] },
			{ signal },
		);
		const { RequestCount = 0, Duration = 10 } = ApplicationMetrics ?? {};
		return RequestCount > 0
			? { status: 'warning', text: `it still takes ${rate(RequestCount / Duration)} ${what}/s` }
			: { status: 'passed', text: `it takes no ${what}` };
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		return { status: 'warning', text: `whether it still takes ${what} is not known: ${problem.sentence}` };
	}
}

const rate = (perSecond: number) => (perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0));

/** What is lost with the resources of an environment. */
export async function lossChecks(
	region: Region,
	environment: EnvironmentDescription,
	{ signal }: CallOptions,
): Promise<Check[]> {
	const settings = await settingsOf(region, environment, { signal });
	const database = databaseEnd(settings);
	return [
		{ status: 'warning', text: 'its instances are terminated: files and logs that only they have are lost' },
		...(database === undefined ? [] : [{ status: 'warning', text: database } as const]),
	];
}
