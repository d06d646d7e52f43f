import { beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../../source/actions/action.ts';
import { architectureOf } from '../../../source/actions/ec2/launch-checks.ts';
import { launchInstances } from '../../../source/actions/ec2/launch-instances.ts';
import type { Call } from '../../../source/aws/operations.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import { find } from '../../../source/operations/find.ts';
import type { Plan } from '../../../source/operations/plan.ts';
import { undoPlan } from '../../../source/operations/undo.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { failure, fakeRegion, wouldBeAllowed } from '../../operations/fake-region.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';

beforeAll(() => find('loaded', {}));

/** A region with one running instance, one of everything to choose from, and room for two more. */
function createRegion({ denied = '' } = {}) {
	const clock = createManualClock();
	const old = {
		InstanceId: 'i-old',
		ImageId: 'ami-1',
		InstanceType: 'm7g.large',
		SubnetId: 'subnet-1',
		KeyName: 'ops',
		SecurityGroups: [{ GroupId: 'sg-1' }],
		State: { Name: 'running' },
		LaunchTime: new Date(clock.now()),
		IamInstanceProfile: { Arn: 'arn:aws:iam::123456789012:instance-profile/web' },
		Tags: [
			{ Key: 'Name', Value: 'web' },
			{ Key: 'Owner', Value: 'ann' },
			{ Key: 'aws:autoscaling:groupName', Value: 'web-asg' },
			{ Key: 'elasticbeanstalk:environment-name', Value: 'shop' },
		],
	};
	const launched: { InstanceId: string; State: { Name: string } }[] = [];
	const inputOf = (call: Call): object => call.input;
	const region = fakeRegion(clock, (call) => {
		const { operation } = call;
		const input = inputOf(call);
		if (operation === denied) throw failure({ kind: 'denied', sentence: 'It is not allowed.' }, 403);
		switch (operation) {
			case 'DescribeInstances': {
				const ids: unknown = Reflect.get(input, 'InstanceIds');
				const all = [old, ...launched].filter(
					({ InstanceId }) => !Array.isArray(ids) || ids.includes(InstanceId),
				);
				return { Reservations: [{ Instances: structuredClone(all) }] };
			}
			case 'DescribeInstanceStatus':
				return { InstanceStatuses: launched.map(() => ({ InstanceStatus: { Status: 'initializing' } })) };
			case 'DescribeImages':
				return { Images: [{ ImageId: 'ami-1', Name: 'al2023', State: 'available', Architecture: 'arm64' }] };
			case 'DescribeSubnets':
				return {
					Subnets: [
						{
							SubnetId: 'subnet-1',
							AvailabilityZone: 'eu-west-1a',
							AvailableIpAddressCount: 2,
							VpcId: 'vpc-1',
						},
					],
				};
			case 'DescribeInstanceTypeOfferings':
				return { InstanceTypeOfferings: [{ InstanceType: 'm7g.large' }] };
			case 'DescribeKeyPairs':
				return { KeyPairs: [{ KeyName: 'ops' }] };
			case 'DescribeSecurityGroups':
				return { SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'web', VpcId: 'vpc-1' }] };
			case 'RunInstances': {
				if (Reflect.has(input, 'DryRun')) throw wouldBeAllowed();
				launched.push(
					...['i-new1', 'i-new2'].map((InstanceId) => ({ InstanceId, State: { Name: 'pending' } })),
				);
				clock.after(30_000, () => {
					for (const instance of launched) instance.State.Name = 'running';
				});
				return { Instances: structuredClone(launched) };
			}
			case 'TerminateInstances':
				if (Reflect.has(input, 'DryRun')) throw wouldBeAllowed();
				for (const instance of launched) instance.State.Name = 'terminated';
				return {};
			default:
				throw new Error(`not expected: ${operation}`);
		}
	});
	const { signal } = new AbortController();
	const context = { region, items: [], signal, token: () => 'token-1' };
	const fly = async (plan: Plan) => {
		const landed = carryOut({
			...{ plan, id: 'op-1', where, region, clock, signal },
			...{ journal: memoryJournal(), report: () => undefined },
		});
		await clock.advance(60_000);
		return landed;
	};
	const plan = (answers: Answers) => launchInstances.plan({ ...context, answers });
	return { region, launched, context, plan, fly };
}

const answers = {
	image: 'ami-1',
	type: 'm7g.large',
	count: '2',
	subnet: 'subnet-1',
	key: 'ops',
	groups: 'sg-1',
	name: 'web',
	tags: 'Owner=ann',
};

test('the form offers what the region has, with the newest instance for its defaults', async () => {
	const fields = (await launchInstances.form?.(createRegion().context)) ?? [];
	const defaults = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
	expect(defaults).toEqual(answers);
});

test('what may not be read must be typed: the form is there all the same', async () => {
	const fields = (await launchInstances.form?.(createRegion({ denied: 'DescribeKeyPairs' }).context)) ?? [];
	expect(fields.find(({ name }) => name === 'key')).toMatchObject({
		open: true,
		choices: [],
		help: 'It is not allowed. Type it.',
	});
});

describe('the plan', () => {
	test('is one call that may be repeated, with all checks passed', async () => {
		const plan = await createRegion().plan(answers);
		expect(plan.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
		expect(plan).toMatchObject({ title: 'launch 2 × m7g.large as web', risk: 'routine' });
		expect(plan.steps[0]?.call.input).toEqual({
			ImageId: 'ami-1',
			InstanceType: 'm7g.large',
			MinCount: 2,
			MaxCount: 2,
			SubnetId: 'subnet-1',
			KeyName: 'ops',
			SecurityGroupIds: ['sg-1'],
			ClientToken: 'token-1',
			TagSpecifications: [
				{
					ResourceType: 'instance',
					Tags: [
						{ Key: 'Owner', Value: 'ann' },
						{ Key: 'Name', Value: 'web' },
					],
				},
			],
		});
	});

	test.each([
		[{ count: '3' }, 'subnet subnet-1 has 2 free addresses, 3 are needed'],
		[{ type: 'm7i.large' }, 'm7i.large runs x86_64, but the image is for arm64'],
		[{ count: 'two' }, 'two is not a count of instances'],
		[{ image: '' }, 'image is needed'],
		[{ type: 'large' }, 'large is not a type like m7g.large'],
		[{ tags: 'aws:x=1' }, 'aws:x belongs to AWS: keys that begin with aws: cannot be changed'],
	])('is blocked for %j', async (change, why) => {
		const { checks } = await createRegion().plan({ ...answers, ...change });
		expect(checks).toContainEqual({ status: 'blocked', text: why });
	});

	test('is not blocked by what may not be read', async () => {
		const { checks } = await createRegion({ denied: 'DescribeSubnets' }).plan(answers);
		expect(checks).toContainEqual({
			status: 'warning',
			text: 'the subnet is not checked: It is not allowed.',
		});
	});
});

test('launched, watched until they run and are being checked; undo terminates exactly those', async () => {
	const { region, launched, plan, fly } = createRegion();
	const operation = await fly(await plan(answers));
	expect(operation).toMatchObject({
		phase: 'done',
		watching: { met: ['all 2 instances are running', 'status checks are under way'] },
	});
	const back = await undoPlan(operation, region);
	expect(back).toMatchObject({
		risk: 'destructive',
		targets: [{ id: 'i-new1' }, { id: 'i-new2' }],
		steps: [{ call: { operation: 'TerminateInstances', input: { InstanceIds: ['i-new1', 'i-new2'] } } }],
	});
	expect((await fly(back)).phase).toBe('done');
	expect(launched.map(({ State }) => State.Name)).toEqual(['terminated', 'terminated']);
});

test.each([
	['m7g.large', 'arm64'],
	['c7gn.xlarge', 'arm64'],
	['im4gn.large', 'arm64'],
	['a1.medium', 'arm64'],
	['g5g.xlarge', 'arm64'],
	['g5.xlarge', 'x86_64'],
	['m7i.large', 'x86_64'],
	['t3.micro', 'x86_64'],
	['u-6tb1.metal', 'x86_64'],
	['mac2.metal', 'arm64_mac'],
])('%s runs %s', (type, architecture) => {
	expect(architectureOf(type)).toBe(architecture);
});
