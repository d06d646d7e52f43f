/** May an environment be terminated? Who still uses it, and what goes with it. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Operation } from '../../operations/operation.ts';
import type { Check } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';
import { isWorker, nameOf } from './environments-now.ts';
import type { Standing } from './production-address.ts';
import { databaseEnd, settingsOf } from './settings-of.ts';

/** The time to live of a Beanstalk address in DNS, milliseconds. */
const timeToLive = 60_000;
/** Resolvers that hold on to an answer for longer are given this, milliseconds. */
const grace = 4 * 60_000;

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

/** Right after a swap resolvers still send people to the environment that was live. */
export async function swapCheck(
	region: Region,
	{ EnvironmentId, CNAME }: EnvironmentDescription,
	{ signal }: CallOptions,
): Promise<Check[]> {
	if (!CNAME) return [];
	const { Events = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeEvents',
		{ EnvironmentId, StartTime: new Date(region.now() - timeToLive - grace), MaxRecords: 1000 },
		{ signal },
	);
	const last = Events.find(({ Message }) => /swap\w*CNAMEs|swapping CNAMEs/i.test(Message ?? ''))?.EventDate;
	if (!last) return [{ status: 'passed', text: 'no swap in the last 5m' }];
	const ago = region.now() - last.getTime();
	return [
		{
			status: 'blocked',
			text: `its address was swapped ${age(ago)} ago, and resolvers still send people here: wait ${span(timeToLive + grace - ago)} more (60 s of DNS and 4 min of grace), then plan it again`,
		},
	];
}

/** `4m 10s` */
function span(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const minutes = Math.floor(seconds / 60);
	return [...(minutes > 0 ? [`${minutes}m`] : []), `${seconds % 60}s`].join(' ');
}

/** While a swap bakes, the environment that was live is the way back. */
export const bakeChecks = (
	{ EnvironmentId }: EnvironmentDescription,
	operations: readonly Operation[] = [],
): Check[] =>
	operations
		.filter(({ phase, plan }) => phase === 'baking' && plan.targets.some(({ id }) => id === EnvironmentId))
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
