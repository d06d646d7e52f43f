import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
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

	test('only ever goes where EC2 lets it go, whatever is ordered and when', () => {
		const after: Record<string, string[]> = {
			pending: ['running', 'stopping', 'shutting-down'],
			running: ['stopping', 'shutting-down'],
			stopping: ['stopped', 'shutting-down'],
			stopped: ['pending', 'shutting-down'],
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
				const look = () => {
					const state = world.ec2.instances.get(id)?.state ?? 'gone';
					if (state !== before) expect(after[before]).toContain(state);
					before = state;
				};
				for (const { order: name, seconds } of orders) {
					for (let second = 0; second < seconds; second++) {
						pass(1);
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
		[{ ImageId: 'nonsense' }, 'InvalidAMIID.Malformed: Invalid id: "nonsense"'],
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

	test('have a size within limits, and tokens that were given', () => {
		const { world } = bookshopWorld();
		expect(refusal(() => ec2.DescribeInstances(world, { MaxResults: 1001 }))).toMatch(
			/^InvalidParameterValue: .*between 5 and 1000/,
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
