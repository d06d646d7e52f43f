import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleHolds } from '../../../source/simulator/cloudwatch/composite-rule.ts';
import { cloudwatch } from '../../../source/simulator/cloudwatch/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const stateOf = (world: World, name: string) => world.cloudwatch.alarms.get(name)?.state;

describe('alarms', () => {
	test('open with an incident that is some minutes old, and one that nobody feeds', () => {
		const { world } = bookshopWorld();
		expect(stateOf(world, 'checkout-5xx')).toBe('ALARM');
		expect(stateOf(world, 'customers-feel-it')).toBe('ALARM');
		expect(stateOf(world, 'batch-lag')).toBe('INSUFFICIENT_DATA');
		expect(stateOf(world, 'web-cpu-high')).toBe('OK');
		const alarm = world.cloudwatch.alarms.get('checkout-5xx');
		expect(alarm?.reason).toMatch(
			/^Threshold Crossed: 1 out of the last 1 datapoints \[\d+\.0 \(15\/01\/26 11:5\d:00\)\] was greater than the threshold \(5\.0\) \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
		);
	});

	test('follow their metrics: the incident ends, and comes again', () => {
		const { world, pass } = bookshopWorld();
		pass(15 * 60);
		expect(stateOf(world, 'checkout-5xx')).toBe('OK');
		pass(20 * 60);
		expect(stateOf(world, 'checkout-5xx')).toBe('ALARM');
	});

	test('that are set by hand go back at the next evaluation', () => {
		const { world, pass } = bookshopWorld();
		cloudwatch.SetAlarmState(world, { AlarmName: 'shop-5xx', StateValue: 'ALARM', StateReason: 'drill' });
		expect(stateOf(world, 'shop-5xx')).toBe('ALARM');
		pass(61);
		expect(stateOf(world, 'shop-5xx')).toBe('OK');
		expect(
			refusal(() =>
				cloudwatch.SetAlarmState(world, { AlarmName: 'none', StateValue: 'OK', StateReason: '' }),
			),
		).toBe('ResourceNotFound: The named resource does not exist.');
	});

	test('are metric alarms alone unless the composite ones are asked for', () => {
		const { world } = bookshopWorld();
		expect(cloudwatch.DescribeAlarms(world, {}).CompositeAlarms).toEqual([]);
		const both = cloudwatch.DescribeAlarms(world, { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
		expect(both.CompositeAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['customers-feel-it']);
	});

	test('come in pages that hold each of them once', () => {
		const { world } = bookshopWorld();
		const names: string[] = [];
		let NextToken: string | undefined;
		do {
			const page = cloudwatch.DescribeAlarms(world, { MaxRecords: 4, NextToken });
			names.push(...(page.MetricAlarms ?? []).map(({ AlarmName = '' }) => AlarmName));
			NextToken = page.NextToken;
		} while (NextToken);
		expect(names.length).toBe(14);
		expect(new Set(names).size).toBe(14);
		expect(refusal(() => cloudwatch.DescribeAlarms(world, { MaxRecords: 101 }))).toMatch(
			/^ValidationError: /,
		);
	});

	test('are put, evaluated, and replaced', () => {
		const { world, pass } = bookshopWorld();
		const alarm = {
			AlarmName: 'mine',
			Namespace: 'AWS/SQS',
			MetricName: 'ApproximateAgeOfOldestMessage',
			Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
			Statistic: 'Maximum',
			Period: 60,
			EvaluationPeriods: 1,
			Threshold: -1,
			ComparisonOperator: 'GreaterThanThreshold',
		} as const;
		const put = (Threshold: number) =>
			cloudwatch.PutMetricAlarm(world, { ...alarm, Dimensions: [...alarm.Dimensions], Threshold });
		put(-1);
		expect(stateOf(world, 'mine')).toBe('INSUFFICIENT_DATA');
		pass(61);
		expect(stateOf(world, 'mine')).toBe('ALARM');
		put(1e9);
		pass(61);
		expect(stateOf(world, 'mine')).toBe('OK');
		expect(refusal(() => cloudwatch.PutMetricAlarm(world, { ...alarm, Dimensions: [], Period: 45 }))).toMatch(
			/^ValidationError: Period/,
		);
	});
});

test('the rule of a composite alarm means what the same expression means in JavaScript', () => {
	const rule: fc.Arbitrary<{ text: string; holds: boolean }> = fc
		.letrec((tie) => ({
			rule: fc.oneof(
				{ maxDepth: 4 },
				fc.boolean().map((holds) => ({ text: holds ? 'ALARM("on")' : 'ALARM(off)', holds })),
				fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => both(a, b, 'AND')),
				fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => both(a, b, 'OR')),
				tie('rule').map((a) => ({ text: `NOT (${text(a)})`, holds: !holds(a) })),
			),
		}))
		.rule.map((value) => ({ text: text(value), holds: holds(value) }));
	const text = (value: unknown) => String(Object(value).text);
	const holds = (value: unknown) => Object(value).holds === true;
	const both = (a: unknown, b: unknown, word: 'AND' | 'OR') => ({
		text: `(${text(a)}) ${word} (${text(b)})`,
		holds: word === 'AND' ? holds(a) && holds(b) : holds(a) || holds(b),
	});
	fc.assert(
		fc.property(rule, ({ text: written, holds: expected }) => {
			expect(ruleHolds(written, (name) => (name === 'on' ? 'ALARM' : 'OK'))).toBe(expected);
		}),
	);
});

describe('metrics', () => {
	const query = (Id: string, InstanceId: string) => ({
		Id,
		MetricStat: {
			Metric: {
				Namespace: 'AWS/EC2',
				MetricName: 'CPUUtilization',
				Dimensions: [{ Name: 'InstanceId', Value: InstanceId }],
			},
			Period: 300,
			Stat: 'Average',
		},
	});

	test('of a running instance are there, in the order that was asked for; of an unknown one they are not', () => {
		const { world } = bookshopWorld();
		const [running] = [...world.ec2.instances.values()];
		const now = world.clock.now();
		const { MetricDataResults = [] } = cloudwatch.GetMetricData(world, {
			StartTime: new Date(now - 3_600_000),
			EndTime: new Date(now),
			ScanBy: 'TimestampAscending',
			MetricDataQueries: [query('a', running?.id ?? ''), query('b', 'i-00000000000000000')],
		});
		const times = MetricDataResults[0]?.Timestamps?.map((time) => time.getTime()) ?? [];
		expect(times.length).toBe(12);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(MetricDataResults[1]?.Values).toEqual([]);
	});

	test('are refused beyond five hundred queries', () => {
		const { world } = bookshopWorld();
		const now = world.clock.now();
		const ask = (count: number) => () =>
			cloudwatch.GetMetricData(world, {
				StartTime: new Date(now - 3_600_000),
				EndTime: new Date(now),
				MetricDataQueries: Array.from({ length: count }, (_, index) =>
					query(`m${index}`, 'i-00000000000000000'),
				),
			});
		expect(refusal(ask(500))).toBeUndefined();
		expect(refusal(ask(501))).toMatch(/^ValidationError: .*500/);
	});
});
