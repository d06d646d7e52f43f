/** The resources of the bookshop's three stacks: type, seconds to build, what they depend on. */
import type { StackOrder } from './create-stack.ts';

type Declaration = readonly [type: string, seconds: readonly [number, number], ...dependsOn: string[]];

const template = (declarations: Readonly<Record<string, Declaration>>): StackOrder['resources'] =>
	Object.entries(declarations).map(([logicalId, [type, seconds, ...dependsOn]]) => ({
		logicalId,
		type: `AWS::${type}`,
		seconds,
		dependsOn,
	}));

export const network = template({
	Vpc: ['EC2::VPC', [10, 14]],
	InternetGateway: ['EC2::InternetGateway', [14, 17]],
	GatewayAttachment: ['EC2::VPCGatewayAttachment', [8, 16], 'Vpc', 'InternetGateway'],
	SubnetA: ['EC2::Subnet', [3, 5], 'Vpc'],
	SubnetB: ['EC2::Subnet', [3, 5], 'Vpc'],
	SubnetC: ['EC2::Subnet', [3, 5], 'Vpc'],
	RouteTable: ['EC2::RouteTable', [10, 13], 'Vpc'],
	DefaultRoute: ['EC2::Route', [2, 4], 'RouteTable', 'GatewayAttachment'],
	RouteA: ['EC2::SubnetRouteTableAssociation', [2, 5], 'RouteTable', 'SubnetA'],
	RouteB: ['EC2::SubnetRouteTableAssociation', [2, 5], 'RouteTable', 'SubnetB'],
	RouteC: ['EC2::SubnetRouteTableAssociation', [2, 5], 'RouteTable', 'SubnetC'],
	WebSecurityGroup: ['EC2::SecurityGroup', [5, 8], 'Vpc'],
	WorkerSecurityGroup: ['EC2::SecurityGroup', [5, 8], 'Vpc'],
});

export const data = template({
	DatabaseSecret: ['SecretsManager::Secret', [2, 4]],
	DatabaseSubnets: ['RDS::DBSubnetGroup', [3, 6]],
	DatabaseSecurityGroup: ['EC2::SecurityGroup', [5, 8]],
	Database: ['RDS::DBInstance', [310, 420], 'DatabaseSecret', 'DatabaseSubnets', 'DatabaseSecurityGroup'],
	SecretAttachment: ['SecretsManager::SecretTargetAttachment', [2, 4], 'DatabaseSecret', 'Database'],
	CacheSubnets: ['ElastiCache::SubnetGroup', [3, 6]],
	Cache: ['ElastiCache::ReplicationGroup', [240, 330], 'CacheSubnets', 'DatabaseSecurityGroup'],
	CoversBucket: ['S3::Bucket', [20, 24]],
	CoversBucketPolicy: ['S3::BucketPolicy', [1, 3], 'CoversBucket'],
});

export const app = template({
	InstanceRole: ['IAM::Role', [15, 19]],
	InstanceProfile: ['IAM::InstanceProfile', [40, 60], 'InstanceRole'],
	LoadBalancer: ['ElasticLoadBalancingV2::LoadBalancer', [25, 40]],
	TargetGroup: ['ElasticLoadBalancingV2::TargetGroup', [3, 6]],
	Listener: ['ElasticLoadBalancingV2::Listener', [2, 4], 'LoadBalancer', 'TargetGroup'],
	LaunchTemplate: ['EC2::LaunchTemplate', [4, 7], 'InstanceProfile'],
	WebGroup: ['AutoScaling::AutoScalingGroup', [35, 60], 'LaunchTemplate', 'Listener'],
	WebScaling: ['AutoScaling::ScalingPolicy', [2, 4], 'WebGroup'],
	OrdersDeadLetters: ['SQS::Queue', [6, 10]],
	OrdersQueue: ['SQS::Queue', [6, 10], 'OrdersDeadLetters'],
	WorkerGroup: ['AutoScaling::AutoScalingGroup', [25, 45], 'LaunchTemplate', 'OrdersQueue'],
	QueueAlarm: ['CloudWatch::Alarm', [2, 4], 'OrdersQueue'],
	Dashboard: ['CloudWatch::Dashboard', [1, 3], 'WebGroup', 'WorkerGroup', 'QueueAlarm'],
});
