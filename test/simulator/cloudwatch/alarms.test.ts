import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleHolds } from '../../../source/simulator/cloudwatch/composite-rule.ts';
import { cloudwatch } from '../../../source/simulator/cloudwatch/handlers.ts';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { fallIll } from '../../../source/simulator/ec2/life.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const stateOf = (world: World, name: string) => world.cloudwatch.alarms.get(name)?.state;

test('what is counted shows in its minute, and in no other', () => {
	const { world } = bookshopWorld();
	const metric = {
		namespace: 'AWS/SQS',
		name: 'ApproximateNumberOfMessagesVisible',
		dimensions: [{ Name: 'QueueName', Value: 'orders-dead' }],
	};
	const at = world.clock.now() - 120_000;
	world.cloudwatch.tally(metric, at + 1000, 3);
	world.cloudwatch.tally(metric, at + 59_000, 4);
	const values = [-60_000, 0, 60_000].map((offset) => world.cloudwatch.influenced(metric, at + offset));
	expect(values).toEqual([0, 7, 0]);
});

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

	test('say how many datapoints it takes to get well again', () => {
		const { world, pass } = bookshopWorld();
		cloudwatch.SetAlarmState(world, { AlarmName: 'web-cpu-high', StateValue: 'ALARM', StateReason: 'drill' });
		pass(61);
		// Two of three make the alarm, so two of three that are well end it.
		expect(world.cloudwatch.alarms.get('web-cpu-high')?.reason).toMatch(
			/^Threshold Crossed: 3 out of the last 3 datapoints \[.*\] were not greater than the threshold \(80\.0\) \(minimum 2 datapoints for ALARM -> OK transition\)\.$/,
		);
	});

	test('that are composite name the one that moved them', () => {
		const { world } = bookshopWorld();
		expect(world.cloudwatch.alarms.get('customers-feel-it')?.reason).toMatch(
			/^arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-(5xx|latency) transitioned to ALARM at Thursday 15 January, 2026 11:5\d:00 UTC$/,
		);
	});

	test('are found by name, prefix, state and action, but not by name and prefix at once', () => {
		const { world } = bookshopWorld();
		const names = (input: Parameters<typeof cloudwatch.DescribeAlarms>[1]) =>
			cloudwatch.DescribeAlarms(world, input).MetricAlarms?.map(({ AlarmName }) => AlarmName);
		expect(names({ AlarmNames: ['batch-lag'] })).toEqual(['batch-lag']);
		expect(names({ AlarmNamePrefix: 'checkout-' })).toEqual(['checkout-5xx', 'checkout-latency']);
		expect(names({ StateValue: 'INSUFFICIENT_DATA' })).toEqual(['batch-lag']);
		expect(names({ ActionPrefix: 'arn:aws:lambda' })).toEqual([]);
		expect(refusal(() => names({ AlarmNames: ['batch-lag'], AlarmNamePrefix: 'b' }))).toMatch(
			/^ValidationError: /,
		);
	});

	test('feel an instance that is ill', () => {
		const { world, pass } = bookshopWorld();
		const ill = [...world.ec2.instances.values()].find(
			({ tags }) => tags.get('aws:autoscaling:groupName') === 'bookshop-web',
		);
		if (!ill) throw new Error('the scenario has no web instances');
		pass(60);
		expect(stateOf(world, 'shop-unhealthy-hosts')).toBe('OK');
		const recover = fallIll(world, ill);
		pass(240);
		expect(stateOf(world, 'shop-unhealthy-hosts')).toBe('ALARM');
		recover();
		pass(240);
		expect(stateOf(world, 'shop-unhealthy-hosts')).toBe('OK');
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

	test('come in pages that hold each of them once, for any page size', () => {
		const { world } = bookshopWorld();
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 20 }), (MaxRecords) => {
				const names: string[] = [];
				let NextToken: string | undefined;
				do {
					const page = cloudwatch.DescribeAlarms(world, {
						AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
						MaxRecords,
						NextToken,
					});
					const alarms = [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])];
					expect(alarms.length).toBeLessThanOrEqual(MaxRecords);
					names.push(...alarms.map(({ AlarmName = '' }) => AlarmName));
					NextToken = page.NextToken;
				} while (NextToken);
				expect(names.toSorted()).toEqual([...world.cloudwatch.alarms.keys()].toSorted());
			}),
			{ numRuns: 20 },
		);
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

	test('of an instance begin with its launch and end with its stop, and never lie ahead', () => {
		const { world, pass } = bookshopWorld();
		const [running] = world.ec2.instances.values();
		const id = running?.id ?? '';
		const begun = world.clock.now();
		const minutes = (from: number, to: number) =>
			cloudwatch.GetMetricData(world, {
				StartTime: new Date(begun + from * 60_000),
				EndTime: new Date(begun + to * 60_000),
				MetricDataQueries: [perMinute(id)],
			}).MetricDataResults?.[0]?.Values?.length;
		const perMinute = (instance: string) => {
			const { MetricStat, ...rest } = query('a', instance);
			return { ...rest, MetricStat: { ...MetricStat, Period: 60 } };
		};
		expect(minutes(-10, 10)).toBe(10);
		pass(600);
		expect(minutes(0, 60)).toBe(10);
		ec2.StopInstances(world, { InstanceIds: [id] });
		pass(600);
		expect(minutes(0, 60)).toBe(10);
		const launched = ec2.RunInstances(world, {
			ImageId: 'ami-0a1b2c3d4e5f60718',
			InstanceType: 't4g.micro',
			MinCount: 1,
			MaxCount: 1,
		}).Instances?.[0]?.InstanceId;
		pass(300);
		const young = cloudwatch.GetMetricData(world, {
			StartTime: new Date(begun),
			EndTime: new Date(world.clock.now()),
			MetricDataQueries: [perMinute(launched ?? '')],
		});
		expect(young.MetricDataResults?.[0]?.Values?.length).toBe(5);
	});

	test('are told by the names of their dimensions too, in any order', () => {
		const { world } = bookshopWorld();
		const now = world.clock.now();
		const values = (Name: string) =>
			cloudwatch.GetMetricData(world, {
				StartTime: new Date(now - 600_000),
				EndTime: new Date(now),
				MetricDataQueries: [
					{
						Id: 'a',
						MetricStat: {
							Metric: {
								Namespace: 'AWS/EC2',
								MetricName: 'CPUUtilization',
								Dimensions: [{ Name, Value: 'bookshop-web' }],
							},
							Period: 60,
							Stat: 'Average',
						},
					},
				],
			}).MetricDataResults?.[0]?.Values?.length;
		expect([values('AutoScalingGroupName'), values('InstanceId')]).toEqual([10, 0]);
	});

	test('come in pages that hold each query once, whatever a page may hold', () => {
		const { world } = bookshopWorld();
		const [running] = world.ec2.instances.values();
		const now = world.clock.now();
		const MetricDataQueries = Array.from({ length: 12 }, (_, index) => query(`m${index}`, running?.id ?? ''));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200 }), (MaxDatapoints) => {
				const ids: string[] = [];
				let NextToken: string | undefined;
				do {
					const page = cloudwatch.GetMetricData(world, {
						StartTime: new Date(now - 3_600_000),
						EndTime: new Date(now),
						MetricDataQueries,
						MaxDatapoints,
						NextToken,
					});
					ids.push(...(page.MetricDataResults ?? []).map(({ Id = '' }) => Id));
					NextToken = page.NextToken;
				} while (NextToken);
				expect(ids).toEqual(MetricDataQueries.map(({ Id }) => Id));
			}),
			{ numRuns: 20 },
		);
	});

	test('are refused as math', () => {
		const { world } = bookshopWorld();
		const now = world.clock.now();
		expect(
			refusal(() =>
				cloudwatch.GetMetricData(world, {
					StartTime: new Date(now - 60_000),
					EndTime: new Date(now),
					MetricDataQueries: [{ Id: 'e', Expression: 'm1 + m2' }],
				}),
			),
		).toMatch(/^ValidationError: Error in expression 'e'/);
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
