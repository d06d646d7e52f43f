export {
	CloudFormationClient as Client,
	DescribeStacksCommand,
	DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
