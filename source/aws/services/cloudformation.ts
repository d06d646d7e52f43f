export {
	CloudFormationClient as Client,
	DescribeStackEventsCommand,
	DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
