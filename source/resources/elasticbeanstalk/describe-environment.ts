import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { Region } from '../../aws/region.ts';
import type { DescribeOptions, Detail, Sight } from '../resource.ts';
import { type EnvironmentReading, readEnvironment } from './environment-reading.ts';
import { environmentSections } from './environment-sections.ts';
import type { Environment } from './environments.ts';
import { toldBy } from './part.ts';
import { withoutSecrets } from './secrets.ts';

/** Seconds until it is read again while it is in front. */
const again = { settled: 10, changing: 4 };

/** Is nothing under way in it? */
const isSettled = ({ Status }: EnvironmentDescription) => Status === 'Ready' || Status === 'Terminated';

/** What each detail was made from: what need not be read again yet is taken from there. */
const readings = new WeakMap<Detail, EnvironmentReading>();

/** One environment in full, live while it is in front. Throws ProblemError when it is gone. */
export async function describeEnvironment(
	region: Region,
	{ id }: Environment,
	{ now }: Sight,
	{ last, signal }: DescribeOptions,
): Promise<Detail> {
	const reading = await readEnvironment(region, id, last && readings.get(last), { signal });
	const detail: Detail = {
		sections: environmentSections(reading, Math.max(now, region.now())),
		raw: rawOf(reading),
		again: isSettled(reading.environment) ? again.settled : again.changing,
	};
	readings.set(detail, reading);
	return detail;
}

/** AWS's own answers, without what is secret. */
function rawOf({ environment, health, instances, events, settings, tags }: EnvironmentReading): unknown {
	const told = toldBy(settings);
	return {
		environment,
		health: toldBy(health),
		instances: toldBy(instances),
		events: toldBy(events),
		settings: told && withoutSecrets(told.deployed),
		draft: told?.draft && withoutSecrets(told.draft),
		tags: toldBy(tags),
	};
}
