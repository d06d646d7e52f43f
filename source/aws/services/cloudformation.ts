export {
	CloudFormationClient as Client,
	DescribeStackEventsCommand as DescribeStackEvents,
	DescribeStacksCommand as DescribeStacks,
} from '@aws-sdk/client-cloudformation';
