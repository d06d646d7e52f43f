/** What the alarms of a test of scale watch, and how it goes: most of it is well, some is not, some sends no data. */
import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { drawn } from '../random.ts';
import type { World } from '../world.ts';
import type { Model } from './model.ts';
import type { Metric } from './part.ts';

interface Watched {
	/** What its alarms are called after what they watch: `reviews-00017-errors`. */
	suffix: string;
	metric: readonly [namespace: string, name: string, dimension: string];
	course: Model;
	/** What an incident adds. */
	adds: number;
	alarm: Pick<
		PutMetricAlarmInput,
		'Statistic' | 'Threshold' | 'EvaluationPeriods' | 'DatapointsToAlarm' | 'Unit'
	>;
}

const watched: readonly [Watched, ...Watched[]] = [
	{
		suffix: 'errors',
		metric: ['AWS/Lambda', 'Errors', 'FunctionName'],
		course: { base: 0.4, swing: 0.2, noise: 0.6, count: true },
		adds: 14,
		alarm: { Statistic: 'Sum', Threshold: 5, EvaluationPeriods: 1 },
	},
	{
		suffix: 'cpu-high',
		metric: ['AWS/RDS', 'CPUUtilization', 'DBInstanceIdentifier'],
		course: { base: 31, swing: 12, noise: 8, most: 100 },
		adds: 55,
		alarm: {
			Statistic: 'Average',
			Threshold: 75,
			EvaluationPeriods: 3,
			DatapointsToAlarm: 2,
			Unit: 'Percent',
		},
	},
	{
		suffix: 'waiting',
		metric: ['AWS/SQS', 'ApproximateAgeOfOldestMessage', 'QueueName'],
		course: { base: 14, swing: 6, noise: 5 },
		adds: 400,
		alarm: {
			Statistic: 'Maximum',
			Threshold: 300,
			EvaluationPeriods: 2,
			DatapointsToAlarm: 2,
			Unit: 'Seconds',
		},
	},
];

/** What an alarm of this number watches. */
export const watchedBy = (number: number) => watched[number % watched.length] ?? watched[0];

const numbered = /-(\d{5,})$/;

/** How a metric of the crowd goes, if it is one that has data. */
export function crowdModel(world: World, { namespace, name, dimensions }: Metric): Model | undefined {
	const number = Number(numbered.exec(dimensions[0]?.Value ?? '')?.[1] ?? Number.NaN);
	const { metric, course, adds } = watchedBy(number);
	if (Number.isNaN(number) || metric[0] !== namespace || metric[1] !== name) return undefined;
	const fate = drawn(world.cloudwatch.salt, number) % 100;
	// Of a hundred two send nothing, two are unwell and stay it, two are now and then.
	if (fate < 2) return undefined;
	if (fate < 4) return { ...course, base: course.base + adds };
	if (fate >= 6) return course;
	return { ...course, incident: { first: number % 90, every: 90 + (number % 60), length: 7, adds } };
}
