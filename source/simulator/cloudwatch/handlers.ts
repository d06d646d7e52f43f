import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { Handlers } from '../world.ts';
import { compositeShape, metricShape } from './alarm-shape.ts';
import { move } from './evaluate.ts';
import { getMetricData } from './get-metric-data.ts';
import { putMetricAlarm } from './put-metric-alarm.ts';

export const cloudwatch: Handlers<'cloudwatch'> = {
	/** Metric alarms only, unless the types are named. */
	DescribeAlarms(world, input) {
		const { AlarmNames = [], AlarmNamePrefix, StateValue, ActionPrefix, NextToken } = input;
		const { MaxRecords = 50 } = input;
		const types = input.AlarmTypes && input.AlarmTypes.length > 0 ? input.AlarmTypes : ['MetricAlarm'];
		if (MaxRecords < 1 || MaxRecords > 100)
			throw new AwsError(
				'ValidationError',
				`1 validation error detected: Value '${MaxRecords}' at 'maxRecords' failed to satisfy constraint: Member must have value between 1 and 100`,
			);
		if (AlarmNames.length > 0 && AlarmNamePrefix !== undefined)
			throw new AwsError('ValidationError', 'AlarmNamePrefix cannot be specified together with AlarmNames');
		const start = NextToken === undefined ? 0 : readPageToken('DescribeAlarms', NextToken);
		if (start === undefined) throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
		const matching = world.cloudwatch.alarms
			.byName()
			.filter(
				(alarm) =>
					types.includes(alarm.kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm') &&
					(AlarmNames.length === 0 || AlarmNames.includes(alarm.name)) &&
					(AlarmNamePrefix === undefined || alarm.name.startsWith(AlarmNamePrefix)) &&
					(StateValue === undefined || alarm.state === StateValue) &&
					(ActionPrefix === undefined || alarm.actions.some((action) => action.startsWith(ActionPrefix))),
			);
		const end = start + MaxRecords;
		const page = matching.slice(start, end);
		return {
			MetricAlarms: page.flatMap((alarm) => (alarm.kind === 'metric' ? [metricShape(world, alarm)] : [])),
			CompositeAlarms: page.flatMap((alarm) =>
				alarm.kind === 'composite' ? [compositeShape(world, alarm)] : [],
			),
			...(end < matching.length ? { NextToken: pageToken('DescribeAlarms', end) } : {}),
		};
	},
	GetMetricData: getMetricData,
	PutMetricAlarm: putMetricAlarm,
	/** For a drill: the next evaluation puts the state back to what the metric says. */
	SetAlarmState({ cloudwatch: part, clock }, { AlarmName = '', StateValue, StateReason = '' }) {
		const alarm = part.alarms.get(AlarmName);
		if (!alarm) throw new AwsError('ResourceNotFound', `The named resource does not exist.`, 404);
		if (StateValue) move(alarm, StateValue, StateReason, clock.now());
		return {};
	},
};
