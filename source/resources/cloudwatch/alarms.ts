import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { age } from '../../text/age.ts';
import { resample } from '../../text/resample.ts';
import { sparkline } from '../../text/sparkline.ts';
import { wholeNumber } from '../../text/whole-number.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { Resource, Tone } from '../resource.ts';
import { compositeItem, metricItem } from './alarm-item.ts';
import { readLastHour } from './alarm-metrics.ts';

/** A CloudWatch alarm, on a metric or composed of others. */
export interface Alarm {
	name: string;
	arn: string;
	/** `OK`, `ALARM`, `INSUFFICIENT_DATA` */
	state: string;
	/** Milliseconds since the epoch at which this state began. */
	since: number;
	reason: string;
	/** What it compares; undefined for a composite alarm and for metric math. */
	metric?: AlarmMetric;
	/** The rule of a composite alarm. */
	rule?: string;
	/** The last hour of its metric, oldest first; undefined until read. */
	values?: readonly number[];
}

export interface AlarmMetric {
	namespace: string;
	name: string;
	dimensions: Readonly<Record<string, string>>;
	/** `Average`, `Sum`, `p99` */
	statistic: string;
	unit?: string;
	/** Seconds. */
	period: number;
	/** `>`, `≥`, `<`, `≤`, or a word for bands */
	comparison: string;
	threshold?: number;
}

declare module '../resource.ts' {
	interface Kinds {
		alarms: Alarm;
	}
}

const tones: Record<string, Tone> = { OK: 'good', ALARM: 'bad', INSUFFICIENT_DATA: 'idle' };
const rank: Record<string, number> = { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 };
const toneOf = ({ state }: Alarm): Tone => tones[state] ?? 'warning';

export const alarms: Resource<Alarm> = {
	kind: 'alarms',
	title: 'Alarms',
	singular: 'alarm',
	aliases: ['alarm', 'cw', 'cloudwatch'],
	sources: [
		{
			title: 'CloudWatch',
			rhythm: { settled: 30, moving: 15, background: 60 },
			async *list(region, options) {
				// Without AlarmTypes AWS leaves the composite ones out.
				const pages = region.pages(
					'cloudwatch',
					'DescribeAlarms',
					{ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100 },
					options,
				);
				for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages)
					yield [...MetricAlarms.map(metricItem), ...CompositeAlarms.map(compositeItem)];
			},
		},
	],
	enrichments: [
		{
			title: 'CloudWatch metrics',
			// Metrics cost money and change once a minute.
			rhythm: { settled: 60, moving: 60, background: 300 },
			read: readLastHour,
		},
	],
	id: ({ name }) => name,
	name: ({ name }) => name,
	state: ({ state }) => state,
	tone: toneOf,
	settled: () => true,
	attention: ({ state }) => state === 'ALARM',
	order: (a, b) =>
		(rank[a.state] ?? 1) - (rank[b.state] ?? 1) || (a.state === 'ALARM' ? b.since - a.since : 0),
	facets: ({ metric }) =>
		Object.fromEntries(
			Object.entries(metric?.dimensions ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
		),
	watch: ({ state }) => ({ state }),
	columns: [
		{
			id: 'name',
			header: 'ALARM',
			value: ({ name }) => name,
			width: { min: 12, max: 48, grow: 2 },
			priority: 0,
		},
		{ id: 'state', header: 'STATE', value: stateText, width: { min: 7 }, tone: toneOf, priority: 0 },
		{
			id: 'since',
			header: 'SINCE',
			value: ({ since }, { now }) => age(now - since),
			time: ({ since }) => since,
			sort: ({ since }) => -since,
			width: { min: 4 },
			align: 'right',
			priority: 1,
		},
		{
			id: 'value',
			header: 'VALUE',
			value: currentText,
			sort: ({ values }) => values?.at(-1) ?? Number.NEGATIVE_INFINITY,
			width: { min: 13, max: 24 },
			align: 'right',
			priority: 2,
		},
		{
			id: 'hour',
			header: 'LAST HOUR',
			value: ({ values }) => (values ? sparkline(resample(values, 10), 10) : ''),
			width: { min: 10 },
			tone: (item) => (item.state === 'ALARM' ? 'bad' : undefined),
			priority: 3,
		},
		{
			id: 'metric',
			header: 'METRIC',
			value: ({ metric, rule }) =>
				metric ? `${metric.namespace} ${metric.name} ${metric.statistic}` : (rule ?? ''),
			width: { min: 20, max: 60, grow: 1 },
			priority: 4,
		},
		{
			id: 'reason',
			header: 'REASON',
			value: ({ reason }) => reason,
			width: { min: 24, grow: 2 },
			priority: 5,
		},
	],
	pane: ['name', 'state', 'since', 'value', 'hour'],
	summary(items) {
		const count = (state: string) => items.filter((alarm) => alarm.state === state).length;
		const parts = [
			[count('ALARM'), 'ALARM'],
			[count('OK'), 'OK'],
			[count('INSUFFICIENT_DATA'), 'no data'],
		] as const;
		return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(' · ') || 'none';
	},
	arn: ({ arn }) => arn,
	consoleUrl: ({ name }, { region }) =>
		`https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`,
	async describe(region, { name, metric, values }, { now }, options) {
		const { MetricAlarms = [], CompositeAlarms = [] } = await region.call(
			'cloudwatch',
			'DescribeAlarms',
			{ AlarmNames: [name], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
			options,
		);
		const alarm: MetricAlarm & CompositeAlarm = MetricAlarms[0] ?? CompositeAlarms[0] ?? {};
		return {
			sections: [
				{
					title: 'Alarm',
					fields: fieldsOf({
						name,
						state: alarm.StateValue,
						since: whenText(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp, now),
						reason: alarm.StateReason,
						description: alarm.AlarmDescription,
						rule: alarm.AlarmRule,
						actions: alarm.ActionsEnabled === false ? 'disabled' : alarm.AlarmActions?.join(', '),
					}),
				},
				{
					title: 'Metric',
					fields: fieldsOf({
						metric: metric && `${metric.namespace} ${metric.name}`,
						statistic: metric && `${metric.statistic} over ${metric.period} s`,
						threshold: metric && thresholdText(metric),
						'datapoints to alarm':
							alarm.EvaluationPeriods === undefined
								? undefined
								: `${alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods} of ${alarm.EvaluationPeriods}`,
						'missing data': alarm.TreatMissingData,
						'last hour': values && `${sparkline(values, 60).trim()}  now ${numberText(values.at(-1))}`,
						...metric?.dimensions,
					}),
				},
			],
			raw: alarm,
		};
	},
	related: () => [
		{
			title: 'its instance',
			kind: 'instances',
			filter: ({ metric }) =>
				metric?.dimensions.InstanceId ? `id:${metric.dimensions.InstanceId}` : undefined,
		},
		{
			title: 'its environment',
			kind: 'environments',
			filter: ({ metric }) =>
				metric?.dimensions.EnvironmentName ? `name:${metric.dimensions.EnvironmentName}` : undefined,
		},
	],
};

function stateText({ state }: Alarm): string {
	return state === 'INSUFFICIENT_DATA' ? 'no data' : state;
}

const small = (value: number) => String(Number(value.toPrecision(3)));

/** As many digits as matter: `12.4`, `1,200`, `0.034`, `61 G`. */
function numberText(value: number | undefined): string {
	if (value === undefined) return '–';
	const size = Math.abs(value);
	if (size >= 1e9) return `${small(value / 1e9)} G`;
	if (size >= 1e6) return `${small(value / 1e6)} M`;
	return size >= 1000 ? wholeNumber(value) : small(value);
}

const unitText = (unit: string | undefined) => (unit === 'Percent' ? ' %' : unit === 'Seconds' ? ' s' : '');
const thresholdText = ({ comparison, threshold, unit }: AlarmMetric) =>
	threshold === undefined ? comparison : `${comparison} ${numberText(threshold)}${unitText(unit)}`;

function currentText({ values, metric }: Alarm): string {
	if (!metric) return '';
	return `${values ? numberText(values.at(-1)) : ''} ${thresholdText(metric)}`.trim();
}
