import type { CallOptions, Region } from '../../aws/region.ts';
import type { Tone } from '../resource.ts';

export interface AlarmState {
	/** `OK`, `ALARM`, `INSUFFICIENT_DATA` */
	value: string;
	reason: string;
	tone: Tone;
}

const tones: Readonly<Record<string, Tone>> = { OK: 'good', ALARM: 'bad', INSUFFICIENT_DATA: 'idle' };

/** Name → state of the alarms named, at most 100 (CodeDeploy allows 10 a group); those that are not there are left out. */
export async function alarmStates(
	region: Region,
	names: readonly string[],
	options: CallOptions,
): Promise<ReadonlyMap<string, AlarmState>> {
	const { MetricAlarms = [], CompositeAlarms = [] } = await region.call(
		'cloudwatch',
		'DescribeAlarms',
		{ AlarmNames: [...names], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
		options,
	);
	return new Map(
		[...MetricAlarms, ...CompositeAlarms].map(({ AlarmName = '', StateValue = '', StateReason = '' }) => [
			AlarmName,
			{ value: StateValue, reason: StateReason, tone: tones[StateValue] ?? 'warning' },
		]),
	);
}
