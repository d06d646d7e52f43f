import type { World } from '../world.ts';
import * as templates from './bookshop-templates.ts';
import type { BuildFailure } from './build.ts';
import type { StackOrder } from './create-stack.ts';
import { createStack } from './create-stack.ts';
import type { Stack } from './stack.ts';
import { updatable, updateStack } from './update-stack.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Three stacks: the network, what keeps the data, and the application, which is updated now and then. */
export function bookshopCloudFormation(world: World): void {
	const { clock, region, account } = world;
	const start = clock.now();
	const at = (before: number, event: () => void) => clock.at(start - before, event);
	const create = (before: number, order: StackOrder, then: (stack: Stack) => void = () => {}) =>
		at(before, () => then(createStack(world, order)));

	create(
		240 * day,
		{
			name: 'network',
			description: 'VPC, subnets and security groups of the bookshop',
			parameters: [{ ParameterKey: 'Cidr', ParameterValue: '10.0.0.0/16' }],
			outputs: [],
			capabilities: [],
			tags,
			terminationProtection: true,
			resources: templates.network,
		},
		(stack) => {
			at(12 * minute, () => updateStack(world, stack, ['WebSecurityGroup', 'WorkerSecurityGroup']));
		},
	);
	create(200 * day, {
		name: 'bookshop-data',
		description: 'Database, cache and buckets of the bookshop',
		parameters: [{ ParameterKey: 'DatabaseClass', ParameterValue: 'db.m7g.large' }],
		outputs: [{ OutputKey: 'CoversBucket', OutputValue: `bookshop-covers-${account}` }],
		capabilities: [],
		tags,
		terminationProtection: true,
		resources: templates.data,
	});
	create(
		200 * day - hour,
		{
			name: 'bookshop-app',
			description: 'Load balancer, Auto Scaling groups and queues of the bookshop',
			parameters: [
				{ ParameterKey: 'WebInstances', ParameterValue: '12' },
				{ ParameterKey: 'InstanceType', ParameterValue: 'm7g.large' },
			],
			outputs: [
				{
					OutputKey: 'Address',
					OutputValue: `bookshop-1834290143.${region}.elb.amazonaws.com`,
					ExportName: 'bookshop-address',
				},
			],
			capabilities: ['CAPABILITY_IAM'],
			tags,
			terminationProtection: false,
			resources: templates.app,
		},
		(stack) => {
			at(30 * hour, () => updateStack(world, stack, changes[1], failures[0]));
			at(7 * hour, () => updateStack(world, stack, changes[0]));
			if (!world.calm) at(0, () => updateNowAndThen(world, stack));
		},
	);
}

const tags = [
	{ Key: 'Environment', Value: 'production' },
	{ Key: 'Owner', Value: 'platform' },
];

/** What an update of the application touches. */
const changes: readonly [string[], string[], string[]] = [
	['LaunchTemplate', 'WebGroup', 'WorkerGroup', 'Dashboard'],
	['TargetGroup', 'Listener', 'LaunchTemplate', 'WebGroup', 'WebScaling', 'Dashboard'],
	['OrdersDeadLetters', 'OrdersQueue', 'WorkerGroup', 'QueueAlarm'],
];

const failures: readonly [BuildFailure, ...BuildFailure[]] = [
	{
		logicalId: 'WebGroup',
		reason:
			'Received 1 FAILURE signal(s) out of 12. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
	},
	{
		logicalId: 'WorkerGroup',
		reason:
			'You have requested more vCPU capacity than your current vCPU limit of 64 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
	},
];

/** Every eight to fourteen minutes; of four updates one fails and is rolled back. */
function updateNowAndThen(world: World, stack: Stack): void {
	let updates = 0;
	const next = () => {
		world.clock.in(world.random.integer(480, 840), next);
		if (!updatable(stack)) return;
		const touched = world.random.pick(changes);
		const failure = failures.find(({ logicalId }) => touched.includes(logicalId));
		updateStack(world, stack, touched, updates++ % 4 === 2 ? failure : undefined);
	};
	world.clock.in(world.random.integer(90, 180), next);
}
