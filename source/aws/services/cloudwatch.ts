export {
	CloudWatchClient as Client,
	DescribeAlarmsCommand,
	GetMetricDataCommand,
	PutMetricAlarmCommand,
	SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
