import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildWorld } from '../../../source/simulator/build-world.ts';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { defaultSimulation } from '../../../source/simulator/simulation.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const launch = (world: World, more: Partial<Parameters<typeof ec2.RunInstances>[1]> = {}) =>
	ec2
		.RunInstances(world, {
			ImageId: 'ami-0a1b2c3d4e5f60718',
			InstanceType: 't4g.micro',
			MinCount: 2,
			MaxCount: 2,
			...more,
		})
		.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];

const stateOf = (world: World, id: string) =>
	ec2.DescribeInstances(world, { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0]?.State?.Name;
const checksOf = (world: World, id: string) =>
	ec2.DescribeInstanceStatus(world, { InstanceIds: [id] }).InstanceStatuses?.[0]?.InstanceStatus?.Status;

describe('an instance', () => {
	test('is pending, runs after about half a minute, and passes its checks after some more', () => {
		const { world, pass } = bookshopWorld();
		const [id = ''] = launch(world);
		expect(stateOf(world, id)).toBe('pending');
		pass(20);
		expect(stateOf(world, id)).toBe('pending');
		pass(20);
		expect(stateOf(world, id)).toBe('running');
		expect(checksOf(world, id)).toBe('initializing');
		pass(180);
		expect(checksOf(world, id)).toBe('ok');
	});

	test('is stopped, started again, terminated, and forgotten after an hour', () => {
		const { world, pass } = bookshopWorld();
		const [id = ''] = launch(world);
		pass(60);
		expect(ec2.StopInstances(world, { InstanceIds: [id] }).StoppingInstances?.[0]).toMatchObject({
			PreviousState: { Name: 'running', Code: 16 },
			CurrentState: { Name: 'stopping', Code: 64 },
		});
		expect(refusal(() => ec2.StartInstances(world, { InstanceIds: [id] }))).toBe(
			`IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
		);
		pass(60);
		expect(stateOf(world, id)).toBe('stopped');
		ec2.StartInstances(world, { InstanceIds: [id] });
		expect(stateOf(world, id)).toBe('pending');
		ec2.TerminateInstances(world, { InstanceIds: [id] });
		pass(60);
		expect(stateOf(world, id)).toBe('terminated');
		pass(3700);
		expect(refusal(() => stateOf(world, id))).toBe(
			`InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`,
		);
	});

	test('that has never run cannot be stopped; one that was started again can', () => {
		const { world, pass } = bookshopWorld();
		const [id = ''] = launch(world);
		const stop = () => ec2.StopInstances(world, { InstanceIds: [id] });
		expect(refusal(stop)).toBe(
			`IncorrectInstanceState: Instance '${id}' cannot be stopped as it has never reached the 'running' state.`,
		);
		pass(60);
		stop();
		pass(60);
		ec2.StartInstances(world, { InstanceIds: [id] });
		expect(stop().StoppingInstances?.[0]?.PreviousState?.Name).toBe('pending');
		ec2.TerminateInstances(world, { InstanceIds: [id] });
		expect(refusal(stop)).toBe(
			`IncorrectInstanceState: This instance '${id}' is not in a state from which it can be stopped.`,
		);
	});

	test('has a public address only while it runs, and another one after each start', () => {
		const { world, pass } = bookshopWorld();
		const [id = ''] = launch(world);
		const address = () =>
			ec2.DescribeInstances(world, { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0]?.PublicIpAddress;
		expect(address()).toBeUndefined();
		pass(60);
		const first = address();
		expect(first).toMatch(/^203\.0\.113\./);
		ec2.StopInstances(world, { InstanceIds: [id] });
		pass(60);
		expect(address()).toBeUndefined();
		ec2.StartInstances(world, { InstanceIds: [id] });
		pass(60);
		expect(address()).not.toBe(first);
	});

	test('gives its address back to the subnet when it is terminated', () => {
		const { world, pass } = bookshopWorld();
		const free = () => ec2.DescribeSubnets(world, {}).Subnets?.[0]?.AvailableIpAddressCount ?? 0;
		const before = free();
		const InstanceIds = launch(world);
		expect(free()).toBe(before - 2);
		ec2.TerminateInstances(world, { InstanceIds });
		pass(60);
		expect(free()).toBe(before);
	});

	test('only ever goes where EC2 lets it go, whatever is ordered and when', () => {
		const after: Record<string, string[]> = {
			pending: ['running', 'shutting-down'],
			'pending again': ['running', 'stopping', 'shutting-down'],
			running: ['stopping', 'shutting-down'],
			stopping: ['stopped', 'shutting-down'],
			stopped: ['pending again', 'shutting-down'],
			'shutting-down': ['terminated'],
			terminated: ['gone'],
		};
		const order = fc.record({
			order: fc.constantFrom('StartInstances', 'StopInstances', 'TerminateInstances', 'wait'),
			seconds: fc.nat(20),
		});
		fc.assert(
			fc.property(fc.array(order, { maxLength: 25 }), (orders) => {
				const { world, pass } = bookshopWorld();
				const [id = ''] = launch(world, { MinCount: 1, MaxCount: 1 });
				let before = 'pending';
				let since = 0;
				let now = 0;
				const look = () => {
					const state = world.ec2.instances.get(id)?.state ?? 'gone';
					if (state === before.split(' ')[0]) return;
					const next = state === 'pending' ? 'pending again' : state;
					expect(after[before]).toContain(next);
					// However often somebody changed their mind, a boot takes its time.
					if (next === 'running') expect(now - since).toBeGreaterThanOrEqual(24);
					[before, since] = [next, now];
				};
				for (const { order: name, seconds } of orders) {
					for (let second = 0; second < seconds; second++) {
						pass(1);
						now++;
						look();
					}
					if (name === 'wait') continue;
					refusal(() => ec2[name](world, { InstanceIds: [id] }));
					look();
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe('a launch', () => {
	test('with the same token is the same launch; with other parameters it is refused', () => {
		const { world } = bookshopWorld();
		const first = launch(world, { ClientToken: 'once' });
		expect(launch(world, { ClientToken: 'once' })).toEqual(first);
		expect(refusal(() => launch(world, { ClientToken: 'once', MaxCount: 3 }))).toMatch(
			/^IdempotentParameterMismatch: Arguments on this idempotent request are inconsistent/,
		);
	});

	test('is one reservation, however many instances it has', () => {
		const { world } = bookshopWorld();
		const InstanceIds = launch(world, { MinCount: 3, MaxCount: 3 });
		const { Reservations = [] } = ec2.DescribeInstances(world, { InstanceIds });
		expect(Reservations.map(({ Instances }) => Instances?.length)).toEqual([3]);
	});

	test('as a dry run changes nothing and says that it would have', () => {
		const { world } = bookshopWorld();
		const before = world.ec2.instances.size;
		expect(refusal(() => launch(world, { DryRun: true }))).toBe(
			'DryRunOperation: Request would have succeeded, but DryRun flag is set.',
		);
		expect(world.ec2.instances.size).toBe(before);
	});

	test.each([
		[
			{ ImageId: 'ami-00000000000000000' },
			"InvalidAMIID.NotFound: The image id '[ami-00000000000000000]' does not exist",
		],
		[{ ImageId: 'nonsense' }, 'InvalidAMIID.Malformed: Invalid id: "nonsense" (expecting "ami-...")'],
		[
			{ InstanceType: 'm1.small' as const },
			"InvalidParameterValue: Invalid value 'm1.small' for InstanceType.",
		],
		[
			{ Placement: { AvailabilityZone: 'eu-west-1z' } },
			'InvalidParameterValue: Invalid availability zone: [eu-west-1z]',
		],
		[
			{ IamInstanceProfile: { Name: 'lost' } },
			'InvalidParameterValue: Value (lost) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
		],
		[
			{
				TagSpecifications: [
					{
						ResourceType: 'instance' as const,
						Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}` })),
					},
				],
			},
			'TagLimitExceeded: The maximum number of Tags for a resource has been reached.',
		],
		[{ KeyName: 'lost' }, "InvalidKeyPair.NotFound: The key pair 'lost' does not exist"],
		[{ SubnetId: 'subnet-1' }, "InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist"],
		[{ SecurityGroupIds: ['sg-1'] }, "InvalidGroup.NotFound: The security group 'sg-1' does not exist"],
	])('of %o is refused', (more, words) => {
		const { world } = bookshopWorld();
		expect(refusal(() => launch(world, more))).toBe(words);
	});
});

describe('ids', () => {
	test('that are malformed or unknown are named', () => {
		const { world } = bookshopWorld();
		expect(refusal(() => stateOf(world, 'i-12'))).toBe('InvalidInstanceID.Malformed: Invalid id: "i-12"');
		expect(refusal(() => stateOf(world, 'i-00000000000000000'))).toBe(
			"InvalidInstanceID.NotFound: The instance ID 'i-00000000000000000' does not exist",
		);
		expect(refusal(() => ec2.StopInstances(world, { InstanceIds: [] }))).toBe(
			'MissingParameter: The request must contain the parameter InstanceId',
		);
	});
});

describe('a read of what is named', () => {
	test('is not paged', () => {
		const { world } = bookshopWorld();
		const [id = ''] = world.ec2.instances.keys();
		expect(refusal(() => ec2.DescribeInstances(world, { InstanceIds: [id], MaxResults: 5 }))).toBe(
			'InvalidParameterCombination: The parameter instancesSet cannot be used with the parameter maxResults',
		);
	});

	test('status checks cannot be filtered by tag, but by their verdict', () => {
		const { world } = bookshopWorld();
		const [ill] = world.ec2.instances.values();
		if (ill) ill.impaired = true;
		const impaired = (Name: string, Values: string[]) =>
			ec2
				.DescribeInstanceStatus(world, { Filters: [{ Name, Values }] })
				.InstanceStatuses?.map(({ InstanceId }) => InstanceId);
		expect(impaired('instance-status.status', ['impaired'])).toEqual([ill?.id]);
		expect(refusal(() => impaired('tag:Service', ['web']))).toBe(
			"InvalidParameterValue: The filter 'tag:Service' is invalid",
		);
	});

	test('a region that does not exist is named', () => {
		const { world } = bookshopWorld();
		expect(ec2.DescribeRegions(world, {}).Regions?.length).toBe(17);
		expect(refusal(() => ec2.DescribeRegions(world, { RegionNames: ['eu-west-9'] }))).toBe(
			'InvalidParameterValue: Invalid region: [eu-west-9]',
		);
	});

	test('filters take two hundred values', () => {
		const { world } = bookshopWorld();
		const ask = (count: number) => () =>
			ec2.DescribeInstances(world, {
				Filters: [{ Name: 'key-name', Values: Array.from({ length: count }, (_, index) => `${index}`) }],
			});
		expect(refusal(ask(200))).toBeUndefined();
		expect(refusal(ask(201))).toBe(
			'FilterLimitExceeded: The maximum number of filter values specified on a single call is 200',
		);
	});
});

describe('a dry run', () => {
	test.each([
		'DescribeImages',
		'DescribeInstances',
		'DescribeInstanceStatus',
		'DescribeInstanceTypeOfferings',
		'DescribeKeyPairs',
		'DescribeRegions',
		'DescribeSecurityGroups',
		'DescribeSubnets',
	] as const)('of %s says that it would have succeeded', (operation) => {
		const { world } = bookshopWorld();
		expect(refusal(() => ec2[operation](world, { DryRun: true }))).toMatch(/^DryRunOperation: /);
	});
});

describe('pages', () => {
	test('hold every instance once, for any page size', () => {
		const { world } = bookshopWorld();
		fc.assert(
			fc.property(fc.integer({ min: 5, max: 40 }), (MaxResults) => {
				const seen: string[] = [];
				let NextToken: string | undefined;
				do {
					const page = ec2.DescribeInstances(world, { MaxResults, NextToken });
					const ids = (page.Reservations ?? []).flatMap(({ Instances = [] }) =>
						Instances.map(({ InstanceId = '' }) => InstanceId),
					);
					expect(ids.length).toBeLessThanOrEqual(MaxResults);
					seen.push(...ids);
					NextToken = page.NextToken;
				} while (NextToken);
				expect(seen.toSorted()).toEqual([...world.ec2.instances.keys()].toSorted());
			}),
			{ numRuns: 20 },
		);
	});

	test('have a thousand at most, also when nobody asked for pages', () => {
		let wall = 0;
		const world = buildWorld(
			{ ...defaultSimulation, instances: 1300 },
			{ region: 'us-east-1', wall: () => wall++ },
		);
		const first = ec2.DescribeInstances(world, {});
		const second = ec2.DescribeInstances(world, { NextToken: first.NextToken });
		expect([first.Reservations?.length, second.Reservations?.length, second.NextToken]).toEqual([
			1000,
			300,
			undefined,
		]);
	});

	test('have a size within limits, and tokens that were given', () => {
		const { world } = bookshopWorld();
		expect(refusal(() => ec2.DescribeInstances(world, { MaxResults: 1001 }))).toMatch(
			/^InvalidParameterValue: .* smaller than or equal to 1000\.$/,
		);
		expect(refusal(() => ec2.DescribeInstances(world, { MaxResults: 4 }))).toBe(
			'InvalidParameterValue: Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
		);
		expect(refusal(() => ec2.DescribeInstances(world, { NextToken: 'made-up' }))).toMatch(
			/^InvalidParameterValue: /,
		);
	});
});

describe('the region', () => {
	test('is the same for the same seed, and another for another', () => {
		const ids = (seed: number) => [...bookshopWorld(seed).world.ec2.instances.keys()].join();
		expect(ids(7)).toBe(ids(7));
		expect(ids(7)).not.toBe(ids(8));
	});

	test('replaces what an Auto Scaling group loses', () => {
		const { world, pass } = bookshopWorld();
		const inGroup = () =>
			[...world.ec2.instances.values()].filter(
				({ state, tags }) =>
					state === 'running' && tags.get('aws:autoscaling:groupName') === 'bookshop-worker',
			);
		const [lost] = inGroup();
		ec2.TerminateInstances(world, { InstanceIds: [lost?.id ?? ''] });
		pass(90);
		expect(inGroup().length).toBeGreaterThanOrEqual(4);
		expect(inGroup()).not.toContain(lost);
	});

	test('terminates and replaces what somebody stopped in an Auto Scaling group', () => {
		const { world, pass } = bookshopWorld();
		const stopped = [...world.ec2.instances.values()].find(
			({ tags }) => tags.get('aws:autoscaling:groupName') === 'bookshop-worker',
		);
		ec2.StopInstances(world, { InstanceIds: [stopped?.id ?? ''] });
		pass(180);
		expect(stopped?.state).toBe('terminated');
	});

	test('filters by tag, state and zone, with wildcards', () => {
		const { world } = bookshopWorld();
		const names = (Name: string, ...Values: string[]) =>
			(ec2.DescribeInstances(world, { Filters: [{ Name, Values }] }).Reservations ?? []).length;
		expect(names('tag:Service', 'web')).toBe(12);
		expect(names('tag:Name', 'worker-*')).toBe(4);
		expect(names('instance-state-name', 'stopped')).toBe(1);
		expect(refusal(() => names('no-such-filter', 'x'))).toBe(
			"InvalidParameterValue: The filter 'no-such-filter' is invalid",
		);
	});
});
