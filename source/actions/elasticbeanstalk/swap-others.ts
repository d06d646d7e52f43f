/** Is somebody else at these two environments? */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { rivals, rivalText } from '../../operations/bake/claim.ts';
import type { Operation } from '../../operations/operation.ts';
import type { Check, Target } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';
import { clockTime } from '../../text/clock-time.ts';
import { nameOf } from './environments-now.ts';

/** Milliseconds: what was swapped so lately is told. */
const lately = 15 * 60_000;

/** By Beanstalk's events: whoever did it, from wherever. */
export async function eventChecks(
	region: Region,
	both: readonly Environment[],
	options: CallOptions,
): Promise<Check[]> {
	const names = both.map(nameOf);
	try {
		const { Events = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeEvents',
			{
				ApplicationName: both[0]?.ApplicationName,
				StartTime: new Date(region.now() - lately),
				MaxRecords: 1000,
			},
			options,
		);
		const told = (pattern: RegExp) =>
			Events.find(
				({ EnvironmentName = '', Message = '' }) => names.includes(EnvironmentName) && pattern.test(Message),
			)?.EventDate?.getTime();
		const began = told(/swapEnvironmentCNAMEs is starting/i);
		const ended = told(/Completed swapping CNAMEs/i);
		if (began !== undefined && (ended === undefined || ended < began))
			return [{ status: 'blocked', text: `a swap began ${age(region.now() - began)} ago and is not over` }];
		if (ended !== undefined)
			return [{ status: 'warning', text: `their addresses were swapped ${age(region.now() - ended)} ago` }];
		return [];
	} catch {
		// Beanstalk refuses a second swap by itself.
		return [];
	}
}

/** By the journal: another session of Airboss has them, or nobody watches a swap that was left. */
export async function journalChecks(
	region: Region,
	targets: readonly Target[],
	operations: readonly Operation[],
	options: CallOptions,
): Promise<Check[]> {
	const { account } = await region.identity(options);
	const where = { profile: region.profile, account, region: region.name, simulated: region.simulated };
	const busy = rivals({ targets, where }, operations);
	const left = operations.filter(
		({ phase, baking, undoneBy, plan }) =>
			phase === 'interrupted' &&
			undoneBy === undefined &&
			baking?.stage === 'baking' &&
			plan.targets.some(({ id }) => targets.some((target) => target.id === id)),
	);
	if (busy.length === 0 && left.length === 0)
		return [{ status: 'passed', text: 'no other session of Airboss is at them' }];
	return [
		...busy.map((other): Check => ({ status: 'blocked', text: rivalText(other) })),
		...left.map(
			({ plan, startedAt }): Check => ({
				status: 'warning',
				text: `${plan.title}, begun at ${clockTime(startedAt)}, was left while it baked: nobody watches it`,
			}),
		),
	];
}
