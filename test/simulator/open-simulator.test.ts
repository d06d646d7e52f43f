import { describe, expect, test } from 'vitest';
import type { Transport } from '../../source/aws/transport.ts';
import { openSimulator } from '../../source/simulator/open-simulator.ts';
import { defaultSimulation, type Faults, noFaults } from '../../source/simulator/simulation.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const signal = new AbortController().signal;

function simulator(faults: Partial<Faults> = {}, seed = 1) {
	const clock = createManualClock();
	const slept: number[] = [];
	const simulation = { ...defaultSimulation, seed, faults: { ...noFaults, ...faults } };
	const transport = openSimulator(simulation, {
		region: 'eu-west-1',
		clock: {
			...clock,
			sleep: async (milliseconds) => {
				slept.push(milliseconds);
			},
		},
	});
	return { transport, slept };
}

/** What the SDK tells of a failure. */
const metadataOf = (call: Promise<unknown>) =>
	call.then(
		() => undefined,
		(error: unknown) => Object(error).$metadata,
	);

describe('an answer', () => {
	test('tells its request and how often it was tried', async () => {
		const { transport } = simulator();
		const { $metadata } = await transport.send('ec2', 'DescribeRegions', {}, { signal });
		expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 });
		expect($metadata.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});

	test('is the same for the same seed, as life goes on', async () => {
		const look = async (seed: number) => {
			const clock = createManualClock();
			const transport = openSimulator({ ...defaultSimulation, seed }, { region: 'eu-west-1', clock });
			await transport.send('ec2', 'DescribeInstances', {}, { signal });
			await clock.advance(3_600_000);
			const answers = await Promise.all(allReads(transport).map((read) => read()));
			return answers.map(({ $metadata: _, ...answer }) => answer);
		};
		expect(await look(5)).toEqual(await look(5));
		expect(await look(5)).not.toEqual(await look(6));
	});
});

describe('retries', () => {
	test('of reads are three attempts, with a growing pause of any length up to its limit', async () => {
		const { transport, slept } = simulator({ throttle: 1 });
		const metadata = await metadataOf(transport.send('ec2', 'DescribeRegions', {}, { signal }));
		expect(metadata).toMatchObject({ httpStatusCode: 503, attempts: 3 });
		expect(slept.length).toBe(2);
		expect(slept[0]).toBeLessThanOrEqual(500);
		expect(slept[1]).toBeLessThanOrEqual(1000);
	});

	test('show in the answer', async () => {
		const { transport } = simulator({ throttle: 0.5 });
		const attempts = await Promise.all(
			Array.from({ length: 20 }, () =>
				transport.send('iam', 'GetUser', { UserName: 'audit' }, { signal }).then(
					({ $metadata }) => $metadata.attempts,
					() => 'throttled',
				),
			),
		);
		expect(attempts).toContain(1);
		expect(attempts).toContain(2);
	});

	test('of writes there are none, nor of what is the caller’s fault', async () => {
		const { transport, slept } = simulator({ throttle: 1 });
		const write = transport.send('ec2', 'StopInstances', { InstanceIds: ['i-1'] }, { signal });
		expect(await metadataOf(write)).toMatchObject({ attempts: 1 });
		const wrong = simulator().transport.send('iam', 'GetUser', { UserName: 'nobody' }, { signal });
		expect(await metadataOf(wrong)).toMatchObject({ attempts: 1, httpStatusCode: 404 });
		expect(slept).toEqual([]);
	});
});

describe('latency', () => {
	test('is the wall’s, and ends at once when the call is given up', async () => {
		const clock = createManualClock();
		const transport = openSimulator(
			{ ...defaultSimulation, speed: 100, faults: { ...noFaults, latency: 800 } },
			{ region: 'eu-west-1', clock },
		);
		let answered = false;
		const call = transport.send('ec2', 'DescribeRegions', {}, { signal }).then(() => {
			answered = true;
		});
		await clock.advance(799);
		expect(answered).toBe(false);
		await clock.advance(1);
		await call;

		const giveUp = new AbortController();
		const given = transport.send('ec2', 'DescribeRegions', {}, { signal: giveUp.signal });
		giveUp.abort(new Error('left the screen'));
		await expect(given).rejects.toThrow('left the screen');
		expect(clock.pending()).toBe(0);
	});
});

describe('the world', () => {
	test('is not touched by what the caller does with an answer', async () => {
		const { transport } = simulator();
		for (const read of allReads(transport)) {
			const { $metadata: _, ...answer } = await read();
			const before = structuredClone(answer);
			scribble(answer);
			const { $metadata: __, ...after } = await read();
			expect(after).toEqual(before);
		}
	});

	test('is not touched by what the caller does with an input once it was sent', async () => {
		const { transport } = simulator();
		const Dimensions = [{ Name: 'QueueName', Value: 'orders' }];
		await transport.send(
			'cloudwatch',
			'PutMetricAlarm',
			{
				AlarmName: 'mine',
				Namespace: 'AWS/SQS',
				MetricName: 'ApproximateAgeOfOldestMessage',
				Dimensions,
				Statistic: 'Maximum',
				Period: 60,
				EvaluationPeriods: 1,
				Threshold: 1,
				ComparisonOperator: 'GreaterThanThreshold',
			},
			{ signal },
		);
		scribble(Dimensions);
		const { MetricAlarms } = await transport.send(
			'cloudwatch',
			'DescribeAlarms',
			{ AlarmNames: ['mine'] },
			{ signal },
		);
		expect(MetricAlarms?.[0]?.Dimensions).toEqual([{ Name: 'QueueName', Value: 'orders' }]);
	});
});

/** Reads of every service that can be asked without knowing anything. */
function allReads(transport: Transport) {
	const options = { signal };
	const now = transport.now();
	const metric = {
		Metric: {
			Namespace: 'AWS/SQS',
			MetricName: 'ApproximateAgeOfOldestMessage',
			Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
		},
		Period: 60,
		Stat: 'Maximum',
	};
	return [
		() => transport.send('ec2', 'DescribeInstances', {}, options),
		() => transport.send('ec2', 'DescribeInstanceStatus', { IncludeAllInstances: true }, options),
		() => transport.send('ec2', 'DescribeImages', {}, options),
		() => transport.send('ec2', 'DescribeSubnets', {}, options),
		() => transport.send('ec2', 'DescribeSecurityGroups', {}, options),
		() => transport.send('ec2', 'DescribeKeyPairs', {}, options),
		() => transport.send('ec2', 'DescribeInstanceTypeOfferings', {}, options),
		() => transport.send('ec2', 'DescribeRegions', {}, options),
		() => transport.send('iam', 'GetAccountAuthorizationDetails', {}, options),
		() => transport.send('iam', 'GetUser', { UserName: 'ana.ruiz' }, options),
		() => transport.send('iam', 'ListAccessKeys', { UserName: 'ana.ruiz' }, options),
		() => transport.send('iam', 'ListAttachedUserPolicies', { UserName: 'audit' }, options),
		() => transport.send('iam', 'ListGroupsForUser', { UserName: 'ana.ruiz' }, options),
		() => transport.send('iam', 'ListMFADevices', { UserName: 'ana.ruiz' }, options),
		() => transport.send('sts', 'GetCallerIdentity', {}, options),
		() =>
			transport.send(
				'cloudwatch',
				'DescribeAlarms',
				{ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
				options,
			),
		() =>
			transport.send(
				'cloudwatch',
				'GetMetricData',
				{
					StartTime: new Date(now - 3_600_000),
					EndTime: new Date(now),
					MetricDataQueries: [{ Id: 'a', MetricStat: metric }],
				},
				options,
			),
		() => transport.send('codedeploy', 'ListDeployments', {}, options),
		() => transport.send('elasticbeanstalk', 'DescribeEnvironments', {}, options),
		() => transport.send('elasticbeanstalk', 'DescribeEvents', {}, options),
		() =>
			transport.send(
				'elasticbeanstalk',
				'DescribeEnvironmentHealth',
				{ EnvironmentName: 'shop-blue', AttributeNames: ['All'] },
				options,
			),
		() => transport.send('cloudformation', 'DescribeStacks', {}, options),
		() => transport.send('cloudformation', 'DescribeStackEvents', { StackName: 'network' }, options),
	];
}

/** Writes into everything that can be reached. */
function scribble(value: unknown): void {
	if (value instanceof Date) value.setTime(0);
	else if (typeof value === 'object' && value !== null)
		for (const key of Object.keys(value)) {
			scribble(Reflect.get(value, key));
			if (typeof Reflect.get(value, key) !== 'object') Reflect.set(value, key, 'scribbled');
		}
}
