import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Alarm, AlarmMetric } from './alarms.ts';

const hour = 3_600_000;
/** GetMetricData takes this many queries a call. */
const mostQueries = 500;
/** More alarms than these are not drawn: at a cent per thousand metrics every minute they cost 43 USD a month. */
const mostAlarms = 100;

/** The last hour of every alarm's metric; those in ALARM first where there are too many. */
export async function readLastHour(
	region: Region,
	items: readonly Alarm[],
	options: CallOptions,
): Promise<ReadonlyMap<string, Partial<Alarm>>> {
	const measured = items
		.flatMap(({ name, state, metric }) => (metric ? [{ name, state, metric }] : []))
		.sort((a, b) => Number(b.state === 'ALARM') - Number(a.state === 'ALARM'))
		.slice(0, mostAlarms);
	const values = new Map<string, Partial<Alarm>>();
	for (let start = 0; start < measured.length; start += mostQueries) {
		const batch = measured.slice(start, start + mostQueries);
		const points = new Map<string, number[]>();
		const now = region.now();
		const pages = region.pages(
			'cloudwatch',
			'GetMetricData',
			{
				StartTime: new Date(now - hour),
				EndTime: new Date(now),
				ScanBy: 'TimestampAscending',
				MetricDataQueries: batch.map(({ metric }, index) => queryOf(metric, `m${index}`)),
			},
			options,
		);
		for await (const { MetricDataResults = [] } of pages)
			for (const { Id = '', Values = [] } of MetricDataResults)
				points.set(Id, [...(points.get(Id) ?? []), ...Values]);
		for (const [index, { name }] of batch.entries()) {
			const found = points.get(`m${index}`);
			if (found && found.length > 0) values.set(name, { values: found });
		}
	}
	return values;
}

/** Sixty points at most; a metric of long periods has fewer. */
const queryOf = (
	{ namespace, name, dimensions, statistic, period }: AlarmMetric,
	id: string,
): MetricDataQuery => ({
	Id: id,
	MetricStat: {
		Metric: {
			Namespace: namespace,
			MetricName: name,
			Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
		},
		Stat: statistic,
		Period: Math.max(60, period),
	},
});
