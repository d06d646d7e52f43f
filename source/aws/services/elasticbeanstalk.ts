export {
	ElasticBeanstalkClient as Client,
	DescribeEnvironmentsCommand,
	DescribeEventsCommand,
	SwapEnvironmentCNAMEsCommand,
	DescribeEnvironmentHealthCommand,
} from '@aws-sdk/client-elastic-beanstalk';
