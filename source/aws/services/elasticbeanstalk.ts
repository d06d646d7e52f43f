export {
	DescribeEnvironmentHealthCommand as DescribeEnvironmentHealth,
	DescribeEnvironmentsCommand as DescribeEnvironments,
	DescribeEventsCommand as DescribeEvents,
	ElasticBeanstalkClient as Client,
	SwapEnvironmentCNAMEsCommand as SwapEnvironmentCNAMEs,
} from '@aws-sdk/client-elastic-beanstalk';
