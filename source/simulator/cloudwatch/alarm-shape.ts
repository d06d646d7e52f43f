import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { World } from '../world.ts';
import type { AlarmPart, CompositeAlarmPart, MetricAlarmPart } from './part.ts';

const shared = ({ region, account }: World, alarm: AlarmPart) => ({
	AlarmName: alarm.name,
	AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm.name}`,
	...(alarm.description ? { AlarmDescription: alarm.description } : {}),
	AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
	ActionsEnabled: alarm.actionsEnabled,
	AlarmActions: [...alarm.actions],
	OKActions: [],
	InsufficientDataActions: [],
	StateValue: alarm.state,
	StateReason: alarm.reason,
	StateUpdatedTimestamp: new Date(alarm.updatedAt),
	StateTransitionedTimestamp: new Date(alarm.transitionedAt),
});

export const compositeShape = (world: World, alarm: CompositeAlarmPart): CompositeAlarm => ({
	...shared(world, alarm),
	AlarmRule: alarm.rule,
});

export const metricShape = (world: World, alarm: MetricAlarmPart): MetricAlarm => ({
	...shared(world, alarm),
	Namespace: alarm.metric.namespace,
	MetricName: alarm.metric.name,
	Dimensions: alarm.metric.dimensions.map((dimension) => ({ ...dimension })),
	...(alarm.statistic ? { Statistic: alarm.statistic } : {}),
	...(alarm.extendedStatistic ? { ExtendedStatistic: alarm.extendedStatistic } : {}),
	...(alarm.unit ? { Unit: alarm.unit } : {}),
	Period: alarm.period,
	EvaluationPeriods: alarm.evaluationPeriods,
	DatapointsToAlarm: alarm.datapointsToAlarm,
	Threshold: alarm.threshold,
	ComparisonOperator: alarm.comparison,
	TreatMissingData: alarm.missing,
});
