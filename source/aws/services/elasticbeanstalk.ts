export {
	DescribeEnvironmentHealthCommand,
	DescribeEnvironmentsCommand,
	DescribeEventsCommand,
	ElasticBeanstalkClient as Client,
	SwapEnvironmentCNAMEsCommand,
} from '@aws-sdk/client-elastic-beanstalk';
