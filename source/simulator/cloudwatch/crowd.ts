/** The alarms of a test of scale. */
import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { World } from '../world.ts';
import { watchedBy } from './crowd-course.ts';
import { evaluateMetric } from './evaluate.ts';
import type { AlarmPart } from './part.ts';
import { putMetricAlarm } from './put-metric-alarm.ts';

const day = 86_400_000;

const services = ['search', 'catalog', 'checkout', 'reviews', 'invoices', 'recommend', 'gateway'] as const;

/**
 * Adds alarms up to `count` in all. Each was evaluated on one of the days before, when it came to its state, and is
 * evaluated with the others from now on.
 */
export function addAlarms(world: World, count: number): void {
	const { cloudwatch, clock } = world;
	const size = Math.max(0, count - cloudwatch.alarms.size);
	const start = clock.now();
	const made: AlarmPart[] = [];
	for (let number = 0; number < size; number++) {
		const name = nameOf(number);
		putMetricAlarm(world, inputOf(world, number));
		const alarm = cloudwatch.alarms.get(name);
		if (alarm) made.push(alarm);
		// Those before do not look at it until then: three hours of 5,000 alarms would take seconds.
		cloudwatch.alarms.delete(name);
	}
	const days = 20;
	for (let before = days; before > 0; before--)
		clock.at(start - before * day, () => {
			for (const [number, alarm] of made.entries())
				if (alarm.kind === 'metric' && number % days === before % days) {
					alarm.transitionedAt = alarm.updatedAt = clock.now();
					evaluateMetric(world, alarm);
				}
		});
	clock.at(start - 1, () => {
		for (const alarm of made) if (cloudwatch.alarms.size < count) cloudwatch.alarms.set(alarm.name, alarm);
	});
}

const thingOf = (number: number) =>
	`${services[number % services.length] ?? services[0]}-${String(number).padStart(5, '0')}`;

const nameOf = (number: number) => `${thingOf(number)}-${watchedBy(number).suffix}`;

function inputOf({ region, account }: World, number: number): PutMetricAlarmInput {
	const { metric, alarm } = watchedBy(number);
	const [Namespace, MetricName, Name] = metric;
	return {
		...alarm,
		AlarmName: nameOf(number),
		AlarmActions: [`arn:aws:sns:${region}:${account}:oncall`],
		Namespace,
		MetricName,
		Dimensions: [{ Name, Value: thingOf(number) }],
		ComparisonOperator: 'GreaterThanThreshold',
		Period: 60,
	};
}
