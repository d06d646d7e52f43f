// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { alarms } from '../../../source/resources/cloudwatch/alarms.ts';
import { $metadata, ago, listed, regionWith, sight } from '../region.ts';

const checkout: MetricAlarm = {
	AlarmName: 'checkout-5xx',
	StateValue: 'ALARM',
	StateTransitionedTimestamp: ago(120),
	Namespace: 'AWS/ApplicationELB',
	MetricName: 'HTTPCode_Target_5XX_Count',
	Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
	Statistic: 'Sum',
	Period: 60,
	Threshold: 5,
	ComparisonOperator: 'GreaterThanThreshold',
};
const batch: MetricAlarm = {
	...checkout,
	AlarmName: 'batch-lag',
	StateValue: 'OK',
	Period: 10,
	Metrics: undefined,
	MetricName: 'Lag',
};

const region = (values: number[] = [1, 12.4]) =>
	regionWith({
		cloudwatch: {
			DescribeAlarms: async () => ({
				MetricAlarms: [batch, checkout],
				CompositeAlarms: [
					{ AlarmName: 'shop-down', AlarmRule: 'ALARM("checkout-5xx")', StateValue: 'INSUFFICIENT_DATA' },
				],
				$metadata,
			}),
			GetMetricData: async ({ MetricDataQueries = [] }) => ({
				MetricDataResults: MetricDataQueries.filter(
					({ MetricStat }) => MetricStat?.Metric?.MetricName !== 'Lag',
				).map(({ Id }) => ({ Id, Values: values })),
				$metadata,
			}),
		},
	});

const cell = async (id: string, values?: number[]) => {
	const there = region(values);
	const items = await listed(alarms, there);
	const read = await alarms.enrichments?.[0]?.read(there, items, {});
	const column = alarms.columns.find((each) => each.id === id);
	return Object.fromEntries(
		items.map((item) => [item.name, column?.value({ ...item, ...read?.get(item.name) }, sight)]),
	);
};

describe('alarms', () => {
	test('are metric and composite ones, in alarm first, then without data', async () => {
		const items = await listed(alarms, region());
		expect(items.toSorted((a, b) => alarms.order?.(a, b, sight) ?? 0).map(({ name }) => name)).toEqual([
			'checkout-5xx',
			'shop-down',
			'batch-lag',
		]);
		expect(alarms.summary(items, sight)).toBe('1 ALARM · 1 OK · 1 no data');
	});

	test('show their value against the threshold, and the last hour', async () => {
		expect(await cell('value')).toEqual({ 'checkout-5xx': '12.4 > 5', 'shop-down': '', 'batch-lag': '> 5' });
		expect((await cell('hour', [0, 5, 10]))['checkout-5xx']).toBe('       ▁▅█');
		expect((await cell('hour'))['batch-lag']).toBe('');
		expect((await cell('value', [1234.5]))['checkout-5xx']).toBe('1,235 > 5');
		expect((await cell('value', [61_010_522_247]))['checkout-5xx']).toBe('61 G > 5');
		expect((await cell('since'))['checkout-5xx']).toBe('2m');
	});

	test('ask for an hour of each metric in one call, and never finer than by the minute', async () => {
		const inputs: unknown[] = [];
		const there = regionWith({
			cloudwatch: {
				DescribeAlarms: async () => ({ MetricAlarms: [batch], $metadata }),
				GetMetricData: async (input) => {
					inputs.push(input);
					return { MetricDataResults: [], $metadata };
				},
			},
		});
		await alarms.enrichments?.[0]?.read(there, await listed(alarms, there), {});
		expect(inputs).toMatchObject([
			{
				StartTime: ago(3600),
				EndTime: ago(0),
				MetricDataQueries: [{ MetricStat: { Period: 60, Stat: 'Sum', Metric: { MetricName: 'Lag' } } }],
			},
		]);
	});

	test('without a metric nothing is asked, since it costs money', async () => {
		const there = regionWith({});
		await alarms.enrichments?.[0]?.read(
			there,
			[{ name: 'a', arn: '', state: 'OK', since: 0, reason: '' }],
			{},
		);
		expect(there.sent).toEqual([]);
	});
});
