import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { isCount, minuteValue } from './metrics.ts';
import type { Metric } from './part.ts';

const minute = 60_000;

/** How many samples a minute holds; only their count tells of them. */
const samples = 6;

type Aggregate = (values: readonly number[], counted: boolean) => number;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]) => sum(values) / values.length;

const aggregates: Readonly<Record<string, Aggregate>> = {
	Average: average,
	// A count of half a request is none.
	Sum: (values, counted) => (counted ? Math.round(sum(values)) : sum(values) * samples),
	Minimum: (values) => Math.min(...values),
	Maximum: (values) => Math.max(...values),
	SampleCount: (values) => values.length * samples,
};

/** A percentile of minutes: its place among them in order. */
function percentile(statistic: string): Aggregate | undefined {
	const share = Number(/^p(\d{1,2}(?:\.\d+)?|100)$/.exec(statistic)?.[1]) / 100;
	if (Number.isNaN(share)) return undefined;
	return (values) => {
		if (values.length === 1) return values[0] ?? 0;
		const sorted = values.toSorted((a, b) => a - b);
		return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	};
}

/** The statistic of the period that begins at `start` (milliseconds); undefined: no data. `period` in seconds. */
export function statisticAt(
	world: World,
	metric: Metric,
	statistic: string,
	{ start, period }: { start: number; period: number },
): number | undefined {
	const aggregate = aggregates[statistic] ?? percentile(statistic);
	if (!aggregate)
		throw new AwsError(
			'InvalidParameterValueException',
			`The value ${statistic} for parameter Stat is not supported.`,
		);
	const values: number[] = [];
	for (let at = start; at < start + period * 1000; at += minute) {
		const value = minuteValue(world, metric, at);
		if (value !== undefined) values.push(value);
	}
	return values.length > 0 ? aggregate(values, isCount(world, metric)) : undefined;
}
