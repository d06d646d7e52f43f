/** The resources of an environment come and go, as Beanstalk tells of them. */
import type { World } from '../world.ts';
import { addedOrRemoved, launchInstances, terminateInstances } from './capacity.ts';
import type { Environment } from './environment.ts';
import { membersOf } from './fleet.ts';
import type { Narrator, Procedure } from './operation.ts';
import { isBalanced, leastOf } from './policy.ts';
import {
	autoScalingGroupOf,
	balancerGroupOf,
	endpointOf,
	listenerOf,
	loadBalancerOf,
	resourceOf,
	scalingPolicyOf,
	targetGroupOf,
} from './stack.ts';

const isWeb = ({ tier, settings }: Environment) => tier.Name !== 'Worker' && isBalanced(settings);

/** Makes everything, up to the launch of the instances, whose ids it gives; about a minute and a half. */
export function* buildStack(world: World, environment: Environment, { info }: Narrator): Procedure<string[]> {
	const created = (what: string, name: string) => info(`Created ${what} named: ${name}`);
	const scaled = isBalanced(environment.settings);
	yield 20;
	if (isWeb(environment)) {
		created('target group', targetGroupOf(world, environment));
		created('security group', balancerGroupOf(environment));
	}
	if (environment.tier.Name === 'Worker') info(`Created SQS queue named: ${endpointOf(world, environment)}`);
	yield 16;
	created('security group', resourceOf(environment, 'AWSEBSecurityGroup'));
	created('Auto Scaling launch template', resourceOf(environment, 'AWSEBEC2LaunchTemplate'));
	yield 55;
	created('Auto Scaling group', autoScalingGroupOf(environment));
	info('Waiting for EC2 instances to launch. This may take a few minutes.');
	const ids = launchInstances(world, environment, leastOf(environment.settings));
	if (scaled) {
		created('Auto Scaling group policy', scalingPolicyOf(world, environment, 'Up'));
		created('Auto Scaling group policy', scalingPolicyOf(world, environment, 'Down'));
		created('CloudWatch alarm', resourceOf(environment, 'AWSEBCloudwatchAlarmHigh'));
		created('CloudWatch alarm', resourceOf(environment, 'AWSEBCloudwatchAlarmLow'));
	}
	yield 30;
	environment.endpoint = endpointOf(world, environment);
	if (isWeb(environment)) {
		created('load balancer', loadBalancerOf(world, environment));
		created('Load Balancer listener', listenerOf(world, environment));
	}
	return ids;
}

/** Deletes everything, in some two minutes. */
export function* tearDown(world: World, environment: Environment, { info }: Narrator): Procedure {
	const deleted = (what: string, name: string) => info(`Deleted ${what} named: ${name}`);
	yield 17;
	if (isBalanced(environment.settings)) {
		deleted('CloudWatch alarm', resourceOf(environment, 'AWSEBCloudwatchAlarmLow'));
		deleted('CloudWatch alarm', resourceOf(environment, 'AWSEBCloudwatchAlarmHigh'));
		deleted('Auto Scaling group policy', scalingPolicyOf(world, environment, 'Down'));
		deleted('Auto Scaling group policy', scalingPolicyOf(world, environment, 'Up'));
	}
	if (isWeb(environment)) deleted('Load Balancer listener', listenerOf(world, environment));
	yield 1;
	info('Waiting for EC2 instances to terminate. This may take a few minutes.');
	const members = membersOf(world, environment).map(({ id }) => id);
	terminateInstances(world, environment, members);
	yield 35;
	if (members.length > 0) info(addedOrRemoved('Removed', members));
	yield 50;
	deleted('Auto Scaling group', autoScalingGroupOf(environment));
	deleted('Auto Scaling launch template', resourceOf(environment, 'AWSEBEC2LaunchTemplate'));
	deleted('security group', resourceOf(environment, 'AWSEBSecurityGroup'));
	if (isWeb(environment)) {
		deleted('target group', targetGroupOf(world, environment));
		deleted('load balancer', loadBalancerOf(world, environment));
		yield 30;
		deleted('security group', balancerGroupOf(environment));
	}
	if (environment.tier.Name === 'Worker') info(`Deleted SQS queue named: ${environment.endpoint}`);
	environment.endpoint = undefined;
	yield 3;
}
