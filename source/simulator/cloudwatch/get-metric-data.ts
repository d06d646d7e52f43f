import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { Handlers, World } from '../world.ts';
import { statisticAt } from './statistics.ts';

const mostQueries = 500;
const mostPoints = 100_800;

const invalid = (message: string) => new AwsError('ValidationError', message);

export const getMetricData: Handlers<'cloudwatch'>['GetMetricData'] = (world, input) => {
	const { MetricDataQueries = [], StartTime, EndTime, ScanBy = 'TimestampDescending', NextToken } = input;
	if (!StartTime || !EndTime || StartTime >= EndTime)
		throw invalid('The parameter StartTime must be less than the parameter EndTime.');
	if (MetricDataQueries.length > mostQueries)
		throw invalid(`The collection MetricDataQueries must not have a size greater than ${mostQueries}.`);
	const ids = MetricDataQueries.map(({ Id = '' }) => Id);
	if (new Set(ids).size < ids.length) throw invalid('The values for parameter Id must be unique.');
	const first = NextToken === undefined ? 0 : readPageToken('GetMetricData', NextToken);
	if (first === undefined) throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
	let room = input.MaxDatapoints ?? mostPoints;
	let next = first;
	const results = [];
	const wanted = MetricDataQueries.filter(({ ReturnData = true }) => ReturnData);
	for (const query of wanted.slice(first)) {
		const result = resultOf(world, query, { start: StartTime.getTime(), end: EndTime.getTime() }, ScanBy);
		// A page holds whole metrics, and one at least.
		if (results.length > 0 && result.Values.length > room) break;
		room -= result.Values.length;
		results.push(result);
		next++;
	}
	return {
		MetricDataResults: results,
		...(next < wanted.length ? { NextToken: pageToken('GetMetricData', next) } : {}),
	};
};

function resultOf(
	world: World,
	{ Id = '', Label, MetricStat, Expression }: MetricDataQuery,
	{ start, end }: { start: number; end: number },
	scanBy: string,
) {
	if (!/^[a-z]\w*$/.test(Id))
		throw invalid(`The value ${Id} for parameter Id is not matching the expected pattern.`);
	if (Expression !== undefined || !MetricStat)
		throw invalid(`Error in expression '${Id}': metric math is not available in this region.`);
	const { Metric, Period = 60, Stat = '' } = MetricStat;
	if (Period < 60 || Period % 60 !== 0)
		throw invalid(`The value ${Period} for parameter Period must be a multiple of 60.`);
	const metric = {
		namespace: Metric?.Namespace ?? '',
		name: Metric?.MetricName ?? '',
		dimensions: Metric?.Dimensions ?? [],
	};
	const size = Period * 1000;
	// Of what has not happened yet there are no datapoints.
	const last = Math.min(end, world.clock.now());
	const points: Array<{ at: number; value: number }> = [];
	for (let at = Math.ceil(start / size) * size; at + size <= last; at += size) {
		const value = statisticAt(world, metric, Stat, { start: at, period: Period });
		if (value !== undefined) points.push({ at, value });
	}
	if (scanBy === 'TimestampDescending') points.reverse();
	return {
		Id,
		Label: Label ?? metric.name,
		StatusCode: 'Complete' as const,
		Timestamps: points.map(({ at }) => new Date(at)),
		Values: points.map(({ value }) => value),
	};
}
