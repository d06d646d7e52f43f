import type { BucketOf } from './limits.ts';
import type { OperationOf, Service } from './operations.ts';

/** What Airboss must know of an AWS operation besides its types. */
export interface CatalogEntry {
	effect: 'read' | 'write';
	/** The IAM action that allows it, when it is not simply `<service>:<Operation>`. */
	iamAction?: string;
	/** Paging: the member of the output that holds the next token, and of the input that takes it. */
	pages?: { output: string; input: string };
	/** The member of the input that makes a repeat harmless (an idempotency token). */
	token?: string;
	/** Which of the service's token buckets it draws from, when not the one called `default`. */
	bucket?: string;
}

type Catalog = { [S in Service]: { [O in OperationOf<S>]: CatalogEntry & { bucket?: BucketOf<S> } } };

const nextToken = { output: 'NextToken', input: 'NextToken' };
const marker = { output: 'Marker', input: 'Marker' };
const lowerNextToken = { output: 'nextToken', input: 'nextToken' };

/**
 * Every AWS operation that Airboss uses. The IAM policy, the write rules, the simulator's completeness
 * check and the AWS CLI equivalents are all derived from it.
 */
export const catalog: Catalog = {
	ec2: {
		CreateTags: { effect: 'write', bucket: 'CreateTags' },
		DeleteTags: { effect: 'write', bucket: 'CreateTags' },
		DescribeImages: { effect: 'read', pages: nextToken },
		DescribeInstances: { effect: 'read', pages: nextToken },
		DescribeInstanceStatus: { effect: 'read', pages: nextToken },
		DescribeInstanceTypeOfferings: { effect: 'read', pages: nextToken },
		DescribeKeyPairs: { effect: 'read' },
		DescribeRegions: { effect: 'read' },
		DescribeSecurityGroups: { effect: 'read', pages: nextToken },
		DescribeSubnets: { effect: 'read', pages: nextToken },
		RunInstances: { effect: 'write', token: 'ClientToken', bucket: 'RunInstances' },
		StartInstances: { effect: 'write', bucket: 'RunInstances' },
		StopInstances: { effect: 'write', bucket: 'mutating' },
		TerminateInstances: { effect: 'write', bucket: 'TerminateInstances' },
	},
	cloudwatch: {
		DescribeAlarms: { effect: 'read', pages: nextToken, bucket: 'DescribeAlarms' },
		GetMetricData: { effect: 'read', pages: nextToken, bucket: 'GetMetricData' },
		PutMetricAlarm: { effect: 'write', bucket: 'PutMetricAlarm' },
		SetAlarmState: { effect: 'write', bucket: 'PutMetricAlarm' },
	},
	iam: {
		CreateUser: { effect: 'write' },
		// It only makes AWS write the report that is read next; nothing of the account changes.
		GenerateCredentialReport: { effect: 'read' },
		GetAccessKeyLastUsed: { effect: 'read' },
		GetAccountAuthorizationDetails: { effect: 'read', pages: marker },
		GetCredentialReport: { effect: 'read' },
		GetUser: { effect: 'read' },
		ListAccessKeys: { effect: 'read', pages: marker },
		ListAttachedUserPolicies: { effect: 'read', pages: marker },
		ListGroupsForUser: { effect: 'read', pages: marker },
		ListMFADevices: { effect: 'read', pages: marker },
	},
	sts: {
		GetCallerIdentity: { effect: 'read' },
	},
	codedeploy: {
		BatchGetApplicationRevisions: { effect: 'read' },
		BatchGetApplications: { effect: 'read' },
		BatchGetDeploymentGroups: { effect: 'read' },
		BatchGetDeployments: { effect: 'read' },
		BatchGetDeploymentTargets: { effect: 'read' },
		ContinueDeployment: { effect: 'write' },
		CreateDeployment: { effect: 'write' },
		GetDeploymentConfig: { effect: 'read' },
		ListApplicationRevisions: { effect: 'read', pages: lowerNextToken },
		ListApplications: { effect: 'read', pages: lowerNextToken },
		ListDeploymentConfigs: { effect: 'read', pages: lowerNextToken },
		ListDeploymentGroups: { effect: 'read', pages: lowerNextToken },
		ListDeployments: { effect: 'read', pages: lowerNextToken },
		ListDeploymentTargets: { effect: 'read', pages: lowerNextToken },
		RegisterApplicationRevision: { effect: 'write' },
		StopDeployment: { effect: 'write' },
	},
	elasticbeanstalk: {
		AbortEnvironmentUpdate: { effect: 'write' },
		CheckDNSAvailability: { effect: 'read' },
		CreateApplicationVersion: { effect: 'write' },
		CreateConfigurationTemplate: { effect: 'write' },
		CreateEnvironment: { effect: 'write' },
		CreateStorageLocation: { effect: 'write' },
		DeleteApplicationVersion: { effect: 'write' },
		DeleteConfigurationTemplate: { effect: 'write' },
		DescribeApplications: { effect: 'read' },
		DescribeApplicationVersions: { effect: 'read', pages: nextToken },
		DescribeConfigurationSettings: { effect: 'read' },
		DescribeEnvironmentHealth: { effect: 'read' },
		DescribeEnvironments: { effect: 'read', pages: nextToken },
		DescribeEvents: { effect: 'read', pages: nextToken },
		DescribeInstancesHealth: { effect: 'read', pages: nextToken },
		ListPlatformVersions: { effect: 'read', pages: nextToken },
		ListTagsForResource: { effect: 'read' },
		RebuildEnvironment: { effect: 'write' },
		RestartAppServer: { effect: 'write' },
		SwapEnvironmentCNAMEs: { effect: 'write' },
		TerminateEnvironment: { effect: 'write' },
		UpdateEnvironment: { effect: 'write' },
	},
	s3: {
		AbortMultipartUpload: { effect: 'write' },
		CompleteMultipartUpload: { effect: 'write', iamAction: 's3:PutObject' },
		CreateMultipartUpload: { effect: 'write', iamAction: 's3:PutObject' },
		GetObject: { effect: 'read' },
		HeadObject: { effect: 'read', iamAction: 's3:GetObject' },
		PutObject: { effect: 'write' },
		UploadPart: { effect: 'write', iamAction: 's3:PutObject' },
	},
	cloudformation: {
		DescribeStackEvents: { effect: 'read', pages: nextToken },
		DescribeStacks: { effect: 'read', pages: nextToken },
	},
};

/** The entry of an operation whose service is only known when running. */
export function entryOf(service: Service, operation: OperationOf<Service>): CatalogEntry | undefined {
	const entries: Record<string, CatalogEntry> = catalog[service];
	return entries[operation];
}
