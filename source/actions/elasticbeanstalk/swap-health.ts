/** Since when an environment is healthy with the version that it runs. */
import type {
	EnvironmentDescription as Environment,
	EventDescription,
} from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { literal } from '../../operations/find.ts';
import type { Check, Guard } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';
import { healthOf, nameOf } from './environments-now.ts';
import { read } from './swap-environments.ts';

/** Enhanced health names Ok and Info, basic health the colour. */
const healthy = /^(ok|info|green)$/i;
const deployed = /New application version was deployed|update completed successfully/i;

/**
 * The time of the transition that made it healthy, or of its last update where that is later; milliseconds. Where
 * no event tells, it was so before the oldest. `events`, newest first, of this environment. Undefined without any.
 */
export function healthySince(events: readonly EventDescription[]): number | undefined {
	let since = events.at(-1)?.EventDate?.getTime();
	for (const { Message = '', EventDate } of events) {
		const [, from = ''] = /health has transitioned from (\w+) to \w+/i.exec(Message) ?? [];
		if ((from !== '' && !healthy.test(from)) || deployed.test(Message)) {
			since = EventDate?.getTime();
			break;
		}
	}
	return since;
}

/** `minutes`: how long it should have been healthy; 0: its health is told, and no more. */
export async function healthyForCheck(
	region: Region,
	environment: Environment,
	minutes: number,
	options: CallOptions,
): Promise<Check> {
	const name = nameOf(environment);
	const is = `${name} is ${healthOf(environment)}`;
	const skip = 'wait, or set “healthy for” to 0';
	if (environment.Health !== 'Green')
		return minutes > 0
			? { status: 'blocked', text: `${is}: it must be healthy before it goes live; ${skip}` }
			: { status: 'warning', text: is };
	const since = await readSince(region, environment, options);
	if (since === undefined)
		return { status: minutes > 0 ? 'warning' : 'passed', text: `${is}; since when is not known` };
	const long = region.now() - since;
	if (long >= minutes * 60_000) return { status: 'passed', text: `${is} for ${age(long)}` };
	return {
		status: 'blocked',
		text: `${is} for ${age(long)} only, and should be so for ${minutes} min: ${skip}`,
	};
}

async function readSince(
	region: Region,
	{ EnvironmentId }: Environment,
	options: CallOptions,
): Promise<number | undefined> {
	try {
		const input = { EnvironmentId, MaxRecords: 200 };
		const { Events = [] } = await region.call('elasticbeanstalk', 'DescribeEvents', input, options);
		return healthySince(Events);
	} catch {
		// The health itself is known.
		return undefined;
	}
}

/** It is healthy at the last moment, too: by the read that tells of both. */
export const isGreen = (environment: Environment, both: readonly Environment[]): Guard => ({
	...read(both),
	path: `Environments[?EnvironmentId == ${literal(environment.EnvironmentId ?? '')}] | [0].Health == ${literal('Green')}`,
	expected: true,
	otherwise: `${nameOf(environment)} is no longer healthy.`,
});
