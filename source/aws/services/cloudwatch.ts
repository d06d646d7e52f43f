export {
	CloudWatchClient as Client,
	DescribeAlarmsCommand as DescribeAlarms,
	GetMetricDataCommand as GetMetricData,
	PutMetricAlarmCommand as PutMetricAlarm,
	SetAlarmStateCommand as SetAlarmState,
} from '@aws-sdk/client-cloudwatch';
