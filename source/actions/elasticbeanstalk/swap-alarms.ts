/** Alarms that a swap minds: which ones fit, and how they stand. */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';

export interface Alarm {
	name: string;
	/** `OK`, `ALARM`, `INSUFFICIENT_DATA` */
	state: string;
	/** Milliseconds since the epoch. */
	since?: number;
	/** What it watches: the values of its dimensions. */
	about: string[];
}

/** Every alarm of the region. Throws ProblemError. */
export async function readAlarms(region: Region, options: CallOptions): Promise<Alarm[]> {
	const all: Alarm[] = [];
	for await (const { MetricAlarms = [], CompositeAlarms = [] } of region.pages(
		'cloudwatch',
		'DescribeAlarms',
		{ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
		options,
	))
		for (const alarm of [...MetricAlarms, ...CompositeAlarms])
			all.push({
				name: alarm.AlarmName ?? '',
				state: alarm.StateValue ?? '',
				since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.getTime(),
				about: ('Dimensions' in alarm ? (alarm.Dimensions ?? []) : []).map(({ Value = '' }) => Value),
			});
	return all;
}

/** In lower case, with spaces around and between. */
const wordsOf = (text: string): string =>
	` ${
		text
			.toLowerCase()
			.match(/[a-z0-9]+/g)
			?.join(' ') ?? ''
	} `;

/**
 * Does it speak of these environments? By its name or its dimensions: the environment's name, with or without its
 * colour, or the application's, as whole words (`shop-5xx` of shop-green, but not `bookshop-web`).
 */
export function fits({ name, about }: Alarm, environments: readonly Environment[]): boolean {
	const names = environments.flatMap(({ EnvironmentName = '', ApplicationName = '' }) => [
		EnvironmentName,
		EnvironmentName.replace(/blue|green/i, ''),
		ApplicationName,
	]);
	const wanted = names.map(wordsOf).filter((words) => words.trim() !== '');
	return [name, ...about].some((text) => wanted.some((words) => wordsOf(text).includes(words)));
}

/** The chosen ones must not ring; of the others it is told. */
export function alarmChecks(alarms: readonly Alarm[], chosen: readonly string[], now: number): Check[] {
	const since = (alarm: Alarm) => (alarm.since === undefined ? '' : ` since ${age(now - alarm.since)}`);
	const checks = alarms.flatMap((alarm): Check[] => {
		const minded = chosen.includes(alarm.name);
		if (alarm.state === 'ALARM')
			return [{ status: minded ? 'blocked' : 'warning', text: `${alarm.name} is in ALARM${since(alarm)}` }];
		return minded && alarm.state !== 'OK'
			? [{ status: 'warning', text: `${alarm.name} has no data: it will not notice anything` }]
			: [];
	});
	const gone = chosen.filter((name) => !alarms.some((alarm) => alarm.name === name));
	const missing = gone.map((name): Check => ({ status: 'blocked', text: `there is no alarm ${name}` }));
	const fine = alarms.filter(({ name, state }) => chosen.includes(name) && state === 'OK');
	const passed: Check[] =
		fine.length > 0
			? [{ status: 'passed', text: `OK: ${fine.map(({ name }) => name).join(', ')}` }]
			: checks.length === 0
				? [{ status: 'passed', text: 'no alarm is in ALARM' }]
				: [];
	return [...missing, ...passed, ...checks];
}
