import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Alarm } from './alarms.ts';

const comparisons: Record<string, string> = {
	GreaterThanThreshold: '>',
	GreaterThanOrEqualToThreshold: '≥',
	LessThanThreshold: '<',
	LessThanOrEqualToThreshold: '≤',
	GreaterThanUpperThreshold: 'above the band',
	LessThanLowerThreshold: 'below the band',
	LessThanLowerOrGreaterThanUpperThreshold: 'outside the band',
};

const base = (alarm: MetricAlarm | CompositeAlarm) => ({
	name: alarm.AlarmName ?? '',
	arn: alarm.AlarmArn ?? '',
	state: alarm.StateValue ?? '',
	since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.getTime() ?? 0,
	reason: alarm.StateReason ?? '',
});

export const compositeItem = (alarm: CompositeAlarm): Alarm => ({ ...base(alarm), rule: alarm.AlarmRule });

export function metricItem(alarm: MetricAlarm): Alarm {
	// An alarm on metric math has Metrics instead, which one line cannot tell.
	if (!alarm.MetricName || !alarm.Namespace) return base(alarm);
	return {
		...base(alarm),
		metric: {
			namespace: alarm.Namespace,
			name: alarm.MetricName,
			dimensions: Object.fromEntries(
				(alarm.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
			),
			statistic: alarm.ExtendedStatistic ?? alarm.Statistic ?? 'Average',
			unit: alarm.Unit,
			period: alarm.Period ?? 60,
			comparison: comparisons[alarm.ComparisonOperator ?? ''] ?? alarm.ComparisonOperator ?? '',
			threshold: alarm.Threshold,
		},
	};
}
