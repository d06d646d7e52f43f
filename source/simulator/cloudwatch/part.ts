import type {
	ComparisonOperator,
	Dimension,
	StandardUnit,
	StateValue,
	Statistic,
} from '@aws-sdk/client-cloudwatch';
import { AlarmList } from './alarm-list.ts';
import { createInfluences, type Influences } from './influence.ts';

/** A metric, by everything that tells it from others. */
export interface Metric {
	readonly namespace: string;
	readonly name: string;
	readonly dimensions: readonly Dimension[];
}

/** What every alarm has. Times in milliseconds since the epoch. */
interface Base {
	readonly name: string;
	readonly description?: string;
	state: StateValue;
	reason: string;
	/** Of the last change of state or reason. */
	updatedAt: number;
	/** Of the last change of state. */
	transitionedAt: number;
	readonly configuredAt: number;
	readonly actionsEnabled: boolean;
	readonly actions: readonly string[];
}

export interface MetricAlarmPart extends Base {
	readonly kind: 'metric';
	readonly metric: Metric;
	readonly statistic?: Statistic;
	readonly extendedStatistic?: string;
	readonly unit?: StandardUnit;
	/** Seconds. */
	readonly period: number;
	readonly evaluationPeriods: number;
	readonly datapointsToAlarm: number;
	readonly threshold: number;
	readonly comparison: ComparisonOperator;
	readonly missing: string;
	/** When the newest datapoint began of those that were last judged. */
	judged?: number;
}

export interface CompositeAlarmPart extends Base {
	readonly kind: 'composite';
	readonly rule: string;
}

export type AlarmPart = MetricAlarmPart | CompositeAlarmPart;

export interface CloudWatchPart extends Influences {
	/** By name. */
	readonly alarms: AlarmList;
	/** Makes the noise of this world's metrics its own. */
	salt: number;
	/** When the world began, milliseconds since the epoch: incidents are counted from it. */
	epoch: number;
}

declare module '../world.ts' {
	interface Parts {
		cloudwatch: CloudWatchPart;
	}
}

export const newCloudWatchPart = (): CloudWatchPart => ({
	alarms: new AlarmList(),
	salt: 0,
	epoch: 0,
	...createInfluences(),
});
