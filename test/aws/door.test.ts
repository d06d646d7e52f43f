// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import { describe, expect, test } from 'vitest';
import { createDoor, type DoorOptions } from '../../source/aws/door.ts';
import { type Problem, ProblemError } from '../../source/aws/problem.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { fakeTransport } from './fake-transport.ts';

const $metadata = {};
const silence = () => new Promise<never>(() => {});

function doorTo(answers: Parameters<typeof fakeTransport>[0], options: Partial<DoorOptions> = {}) {
	const clock = createManualClock();
	const transport = fakeTransport(answers, () => clock.now() + 3_600_000);
	let openings = 0;
	const region = createDoor(
		{
			name: 'eu-west-1',
			profile: 'ops',
			readOnly: false,
			simulated: false,
			timeouts: { read: 10, write: 30 },
			clock,
			...options,
		},
		async () => {
			openings += 1;
			return transport;
		},
	);
	return { region, clock, transport, openings: () => openings };
}

async function problemIn(failing: Promise<unknown>): Promise<Problem> {
	const error = await failing.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof ProblemError)) throw new Error(`not a ProblemError: ${String(error)}`);
	return error.problem;
}

const awsError = (code: string, message: string, more: object = {}) =>
	Object.assign(new Error(message), { name: code, $metadata: { requestId: 'r-1', ...more } });

describe('a call through the door', () => {
	test('opens the transport at the first call, and once', async () => {
		const { region, transport, openings, clock } = doorTo({
			ec2: { DescribeKeyPairs: async () => ({ $metadata, KeyPairs: [{ KeyName: 'ops' }] }) },
		});
		expect(openings()).toBe(0);
		expect(region.now()).toBe(clock.now());
		const [{ KeyPairs }] = await Promise.all([
			region.call('ec2', 'DescribeKeyPairs', {}),
			region.call('ec2', 'DescribeKeyPairs', {}),
		]);
		expect(KeyPairs).toEqual([{ KeyName: 'ops' }]);
		expect(openings()).toBe(1);
		expect(transport.sent).toEqual(['ec2:DescribeKeyPairs', 'ec2:DescribeKeyPairs']);
		// From now on it tells the region's own time.
		expect(region.now()).toBe(clock.now() + 3_600_000);
	});

	test('that is data goes the same way', async () => {
		const { region, transport } = doorTo({ ec2: { StopInstances: async () => ({ $metadata }) } });
		await region.send({ service: 'ec2', operation: 'StopInstances', input: { InstanceIds: ['i-1'] } });
		expect(transport.sent).toEqual(['ec2:StopInstances']);
	});

	test('is given up after the time that the settings give it', async () => {
		const { region, clock } = doorTo({ ec2: { DescribeRegions: silence, StopInstances: silence } });
		const read = problemIn(region.call('ec2', 'DescribeRegions', {}));
		const write = problemIn(region.call('ec2', 'StopInstances', { InstanceIds: ['i-1'] }));
		await clock.advance(10_000);
		expect(await read).toMatchObject({
			kind: 'timed-out',
			sentence: 'EC2 DescribeRegions was not answered within 10 s.',
			transient: true,
		});
		await clock.advance(20_000);
		expect(await write).toMatchObject({
			kind: 'timed-out',
			hint: 'Whether AWS carried it out is not known: look before you try again.',
			transient: false,
		});
		expect(clock.pending()).toBe(0);
	});

	test('is given more time where it needs more, and never less', async () => {
		const { region, clock } = doorTo({ s3: { UploadPart: silence } });
		const input = { Bucket: 'releases', Key: 'v43.zip', UploadId: 'u', PartNumber: 1 };
		let late: unknown;
		void problemIn(region.call('s3', 'UploadPart', input, { patience: 300 })).then((problem) => {
			late = problem;
		});
		const early = problemIn(region.call('s3', 'UploadPart', input, { patience: 1 }));
		await clock.advance(29_000);
		await clock.advance(1000);
		expect(await early).toMatchObject({ sentence: 'S3 UploadPart was not answered within 30 s.' });
		await clock.advance(269_000);
		expect(late).toBeUndefined();
		await clock.advance(1000);
		expect(late).toMatchObject({ sentence: 'S3 UploadPart was not answered within 300 s.' });
	});

	test('has all its time once it is its turn', async () => {
		const { region, clock, transport } = doorTo({
			ec2: { RunInstances: async () => ({ $metadata }), StartInstances: silence },
		});
		// The bucket holds five and gets two a second: the sixth is sent after half a second.
		const launches = Array.from({ length: 5 }, () =>
			region.call('ec2', 'RunInstances', { MinCount: 1, MaxCount: 1 }),
		);
		let settled = false;
		const start = problemIn(region.call('ec2', 'StartInstances', { InstanceIds: ['i-1'] })).finally(() => {
			settled = true;
		});
		await Promise.all(launches);
		await clock.advance(499);
		expect(transport.sent).toHaveLength(5);
		await clock.advance(30_000);
		expect(transport.sent).toHaveLength(6);
		expect(settled).toBe(false);
		await clock.advance(1);
		expect(await start).toMatchObject({ kind: 'timed-out' });
	});

	test('can be given up while it is under way and while it is waiting', async () => {
		let heard = false;
		const { region, transport } = doorTo({
			sts: {
				GetCallerIdentity: (_input, signal) => {
					signal.addEventListener('abort', () => {
						heard = true;
					});
					return silence();
				},
			},
		});
		const abort = new AbortController();
		const calls = Array.from({ length: 12 }, () =>
			problemIn(region.call('sts', 'GetCallerIdentity', {}, { signal: abort.signal })),
		);
		await new Promise(setImmediate);
		expect(transport.sent).toHaveLength(10);
		abort.abort('left the screen');
		for (const problem of await Promise.all(calls)) expect(problem.kind).toBe('aborted');
		expect(heard).toBe(true);
		expect(transport.sent).toHaveLength(10);
	});

	test('fails with a Problem, whatever went wrong', async () => {
		const { region } = doorTo({
			ec2: {
				DescribeInstances: async () => {
					throw awsError('InvalidInstanceID.NotFound', "The instance ID 'i-9' does not exist");
				},
			},
		});
		expect(await problemIn(region.call('ec2', 'DescribeInstances', {}))).toMatchObject({
			kind: 'not-found',
			code: 'InvalidInstanceID.NotFound',
			requestId: 'r-1',
			service: 'ec2',
			operation: 'DescribeInstances',
		});
	});
});

describe('the door itself refuses', () => {
	test('every write when it is read-only, and no read', async () => {
		const { region, transport, openings } = doorTo(
			{ ec2: { DescribeRegions: async () => ({ $metadata }) } },
			{ readOnly: true },
		);
		expect(await problemIn(region.call('ec2', 'TerminateInstances', { InstanceIds: ['i-1'] }))).toEqual({
			kind: 'read-only',
			sentence: 'Airboss is read-only and did not send ec2:TerminateInstances.',
			hint: 'Start it without --read-only, and without readOnly in the settings, to make changes.',
			service: 'ec2',
			operation: 'TerminateInstances',
			transient: false,
		});
		expect(openings()).toBe(0);
		await region.call('ec2', 'DescribeRegions', {});
		expect(transport.sent).toEqual(['ec2:DescribeRegions']);
	});

	test('any call while no region is known', async () => {
		const { region } = doorTo({}, { name: '' });
		expect((await problemIn(region.identity())).sentence).toBe('No AWS region is set for profile ops.');
	});

	test('any call once it is closed, and ends what is under way', async () => {
		const { region, transport, clock } = doorTo({ ec2: { DescribeRegions: silence } });
		const underWay = problemIn(region.call('ec2', 'DescribeRegions', {}));
		await new Promise(setImmediate);
		region.close();
		expect((await underWay).kind).toBe('aborted');
		expect((await problemIn(region.call('ec2', 'DescribeRegions', {}))).kind).toBe('aborted');
		expect(transport.closed).toBe(true);
		expect(clock.pending()).toBe(0);
	});
});

describe('pages', () => {
	test('follow the tokens of the catalog to the end', async () => {
		const { region } = doorTo({
			iam: {
				GetAccountAuthorizationDetails: async ({ Marker, MaxItems }) => ({
					$metadata,
					UserDetailList: [{ UserName: `${Marker ?? 'first'} of ${MaxItems}` }],
					Marker: { first: 'second', second: 'third' }[Marker ?? 'first'],
				}),
			},
		});
		const names: unknown[] = [];
		for await (const page of region.pages('iam', 'GetAccountAuthorizationDetails', { MaxItems: 7 }))
			names.push(page.UserDetailList?.[0]?.UserName);
		expect(names).toEqual(['first of 7', 'second of 7', 'third of 7']);
	});

	test('stop at a token that comes again, and are one where the catalog knows none', async () => {
		const { region, transport } = doorTo({
			ec2: {
				DescribeInstances: async () => ({ $metadata, NextToken: 'again' }),
				DescribeKeyPairs: async () => ({ $metadata }),
			},
		});
		let pages = 0;
		for await (const _ of region.pages('ec2', 'DescribeInstances', {})) pages += 1;
		for await (const _ of region.pages('ec2', 'DescribeKeyPairs', {})) pages += 1;
		expect(pages).toBe(3);
		expect(transport.sent).toHaveLength(3);
	});

	test('fail at the page that fails, after those that came', async () => {
		const { region } = doorTo({
			ec2: {
				DescribeInstances: async ({ NextToken }) => {
					if (NextToken) throw awsError('RequestLimitExceeded', 'Request limit exceeded.');
					return { $metadata, NextToken: 'more' };
				},
			},
		});
		let pages = 0;
		const all = async () => {
			for await (const _ of region.pages('ec2', 'DescribeInstances', {})) pages += 1;
		};
		expect((await problemIn(all())).kind).toBe('throttled');
		expect(pages).toBe(1);
	});
});

describe('the identity', () => {
	test('is asked for until it is known, and then kept', async () => {
		let asked = 0;
		const { region } = doorTo({
			sts: {
				GetCallerIdentity: async () => {
					asked += 1;
					if (asked === 1) throw awsError('ExpiredToken', 'The security token included is expired');
					return {
						$metadata,
						Account: '123456789012',
						Arn: 'arn:aws:sts::123456789012:assumed-role/Admin/ana',
					};
				},
			},
		});
		expect(await problemIn(region.identity())).toMatchObject({ kind: 'expired' });
		const ana = {
			account: '123456789012',
			arn: 'arn:aws:sts::123456789012:assumed-role/Admin/ana',
			name: 'ana',
		};
		expect(await region.identity()).toEqual(ana);
		expect(await region.identity()).toEqual(ana);
		expect(asked).toBe(2);
	});
});

describe('traffic', () => {
	test('counts the calls of the last minute, repeats and throttles among them', async () => {
		const { region, clock } = doorTo({
			ec2: {
				DescribeRegions: async () => ({ $metadata: { attempts: 3 } }),
				DescribeImages: async () => {
					throw awsError('RequestLimitExceeded', 'Request limit exceeded.', { attempts: 3 });
				},
			},
		});
		await region.call('ec2', 'DescribeRegions', {});
		await clock.advance(30_000);
		await problemIn(region.call('ec2', 'DescribeImages', {}));
		expect(region.traffic()).toEqual({ callsPerMinute: 6, throttledPerMinute: 1, dollarsPerHour: 0 });
		await clock.advance(30_000);
		expect(region.traffic()).toMatchObject({ callsPerMinute: 3, throttledPerMinute: 1 });
		await clock.advance(30_000);
		expect(region.traffic()).toMatchObject({ callsPerMinute: 0, throttledPerMinute: 0 });
	});

	test('tells what the metrics cost: eight every minute are half a cent an hour', async () => {
		const { region, clock } = doorTo({ cloudwatch: { GetMetricData: async () => ({ $metadata }) } });
		const MetricDataQueries = Array.from({ length: 8 }, (_, index) => ({
			Id: `m${index}`,
			MetricStat: { Metric: { MetricName: 'CPUUtilization' }, Period: 60, Stat: 'Average' },
		}));
		const sum = { Id: 'sum', Expression: 'SUM(METRICS())' };
		for (let minute = 0; minute < 90; minute++) {
			await clock.advance(60_000);
			await region.call('cloudwatch', 'GetMetricData', {
				StartTime: new Date(0),
				EndTime: new Date(1),
				MetricDataQueries: [...MetricDataQueries, sum],
			});
		}
		expect(region.traffic().dollarsPerHour).toBeCloseTo(0.0048, 6);
		await clock.advance(3_600_000);
		expect(region.traffic().dollarsPerHour).toBe(0);
	});
});
