import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { cliEquivalent } from '../../source/aws/cli-equivalent.ts';
import { cliName } from '../../source/aws/cli-names.ts';
import type { Call } from '../../source/aws/operations.ts';
import { shellQuote } from '../../source/aws/shell-quote.ts';

const examples: Array<[Call, string]> = [
	[
		{
			service: 'ec2',
			operation: 'RunInstances',
			input: {
				ImageId: 'ami-0123',
				InstanceType: 't3.micro',
				MinCount: 2,
				MaxCount: 2,
				SecurityGroupIds: ['sg-1', 'sg-2'],
				EbsOptimized: false,
				Monitoring: { Enabled: true },
				TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Owner', Value: "the web team's" }] }],
				ClientToken: 'a-b-c',
				DryRun: true,
				KeyName: undefined,
			},
		},
		`aws ec2 run-instances --image-id ami-0123 --instance-type t3.micro --count 2 --security-group-ids sg-1 sg-2 --no-ebs-optimized --monitoring '{"Enabled":true}' --tag-specifications '[{"ResourceType":"instance","Tags":[{"Key":"Owner","Value":"the web team'\\''s"}]}]' --client-token a-b-c --dry-run`,
	],
	[
		{
			service: 'ec2',
			operation: 'RunInstances',
			input: { LaunchTemplate: { LaunchTemplateId: 'lt-1' }, MinCount: 1, MaxCount: 3 },
		},
		`aws ec2 run-instances --launch-template '{"LaunchTemplateId":"lt-1"}' --count 1:3`,
	],
	[
		{ service: 'ec2', operation: 'StopInstances', input: { InstanceIds: ['i-1', 'i-2'] } },
		'aws ec2 stop-instances --instance-ids i-1 i-2',
	],
	[
		{
			service: 'ec2',
			operation: 'CreateTags',
			input: { Resources: ['i-1'], Tags: [{ Key: 'Name', Value: 'web 7' }] },
		},
		`aws ec2 create-tags --resources i-1 --tags '[{"Key":"Name","Value":"web 7"}]'`,
	],
	[
		{
			service: 'elasticbeanstalk',
			operation: 'SwapEnvironmentCNAMEs',
			input: { SourceEnvironmentName: 'shop-blue', DestinationEnvironmentName: 'shop-green' },
		},
		'aws elasticbeanstalk swap-environment-cnames --source-environment-name shop-blue --destination-environment-name shop-green',
	],
	[
		{ service: 'codedeploy', operation: 'BatchGetDeployments', input: { deploymentIds: ['d-1', 'd-2'] } },
		'aws deploy batch-get-deployments --deployment-ids d-1 d-2',
	],
	[
		{ service: 'iam', operation: 'ListMFADevices', input: { UserName: 'ana' } },
		'aws iam list-mfa-devices --user-name ana',
	],
	[
		{
			service: 'cloudwatch',
			operation: 'PutMetricAlarm',
			input: {
				AlarmName: 'cold',
				Threshold: -5,
				ActionsEnabled: false,
				OKActions: ['arn:aws:sns:eu-west-1:123456789012:ops'],
				ComparisonOperator: 'LessThanThreshold',
				EvaluationPeriods: 1,
			},
		},
		'aws cloudwatch put-metric-alarm --alarm-name cold --threshold -5 --no-actions-enabled --ok-actions arn:aws:sns:eu-west-1:123456789012:ops --comparison-operator LessThanThreshold --evaluation-periods 1',
	],
	[
		{
			service: 'cloudwatch',
			operation: 'SetAlarmState',
			input: { AlarmName: 'a', StateValue: 'ALARM', StateReason: '--drill' },
		},
		`aws cloudwatch set-alarm-state --cli-input-json '{"AlarmName":"a","StateValue":"ALARM","StateReason":"--drill"}'`,
	],
	[
		{ service: 'iam', operation: 'GetUser', input: { UserName: 'file://etc' } },
		`aws iam get-user --cli-input-json '{"UserName":"file://etc"}'`,
	],
	[
		{ service: 'ec2', operation: 'DescribeInstances', input: { InstanceIds: [] } },
		"aws ec2 describe-instances --instance-ids '[]'",
	],
	[
		{
			service: 'elasticbeanstalk',
			operation: 'DescribeEvents',
			input: { EnvironmentName: 'shop-blue', StartTime: new Date('2026-01-15T12:00:00Z'), MaxRecords: 100 },
		},
		'aws elasticbeanstalk describe-events --environment-name shop-blue --start-time 2026-01-15T12:00:00.000Z --max-records 100',
	],
	[{ service: 'iam', operation: 'GetUser', input: {} }, 'aws iam get-user'],
];

describe('the AWS CLI equivalent', () => {
	test.each(examples)('of %j', (call, command) => {
		expect(cliEquivalent(call)).toBe(command);
	});

	test('names the region and the profile it is meant for', () => {
		const call: Call = { service: 'iam', operation: 'GetUser', input: { UserName: 'ana' } };
		expect(cliEquivalent(call, { profile: 'ops team', region: 'eu-west-1' })).toBe(
			"aws iam get-user --user-name ana --region eu-west-1 --profile 'ops team'",
		);
		expect(cliEquivalent(call, { profile: 'default' })).toBe('aws iam get-user --user-name ana');
	});

	test('sends the file that is the body', () => {
		const input = { Bucket: 'releases', Key: 'v43.zip', ContentType: 'application/zip' };
		expect(
			cliEquivalent({ service: 's3', operation: 'PutObject', input }, { body: '/tmp/my bundle.zip' }),
		).toBe(
			"aws s3api put-object --bucket releases --key v43.zip --content-type application/zip --body '/tmp/my bundle.zip'",
		);
	});

	// As botocore's own xform_name answers.
	test.each([
		['DescribeDBInstances', 'describe-db-instances'],
		['GetAccountAuthorizationDetails', 'get-account-authorization-details'],
		['EC2SecurityGroupName', 'ec2-security-group-name'],
		['Ipv6AddressCount', 'ipv6-address-count'],
		['ListObjectsV2', 'list-objects-v2'],
		['HTTPSPort', 'https-port'],
		['UserIDs', 'user-ids'],
		['SSEKMSKeyId', 'ssekms-key-id'],
		['S3Location', 's3-location'],
		['deploymentIds', 'deployment-ids'],
	])('spells %s %s', (name, spelled) => {
		expect(cliName(name)).toBe(spelled);
	});

	test('survives a shell word for word', () => {
		const words = [
			'plain',
			'',
			' two words ',
			"it's",
			'$HOME `id` $(id)',
			'"',
			'\\',
			'a\nb',
			'*?[x]~',
			"''",
			'#;&|<>',
		];
		const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuote).join(' ')}`], {
			encoding: 'utf8',
		});
		expect(printed.split('\0').slice(0, -1)).toEqual(words);
	});
});
