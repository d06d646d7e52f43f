// biome-ignore-all lint/correctness/noComponentHookFactories: AWS spells its operations with a capital
import { describe, expect, test } from 'vitest';
import { standing } from '../../source/store/standing.ts';
import { $metadata, awsError, deck, instance, page } from './deck.ts';

const second = 1000;

describe('reading', () => {
	test('the first page is shown at once, the rest when it comes', async () => {
		const rest = Promise.withResolvers<ReturnType<typeof page>>();
		const { clock, known } = deck({
			ec2: {
				DescribeInstances: ({ NextToken }) =>
					NextToken ? rest.promise : Promise.resolve(page([instance('i-1')], 'more')),
			},
		});
		await clock.advance(0);
		expect(known().instances.items.map(({ id }) => id)).toEqual(['i-1']);
		expect(known().instances.sources[0]).toMatchObject({ reading: true });
		expect(standing(known().instances, clock.now()).state).toBe('loading');

		rest.resolve(page([instance('i-2')]));
		await clock.advance(0);
		expect(known().instances.items.map(({ id }) => id)).toEqual(['i-1', 'i-2']);
		expect(standing(known().instances, clock.now())).toMatchObject({ state: 'fresh', age: 0 });
	});

	test('later reads replace the list whole, and keep what has not changed', async () => {
		let rest = Promise.resolve(page([instance('i-2')]));
		const { clock, known, poller } = deck({
			ec2: {
				DescribeInstances: ({ NextToken }) =>
					NextToken ? rest : Promise.resolve(page([instance('i-1')], 'more')),
			},
		});
		await clock.advance(0);
		const before = known().instances.items;
		const { promise, resolve } = Promise.withResolvers<ReturnType<typeof page>>();
		rest = promise;
		poller.readNow('instances');
		await clock.advance(0);
		expect(known().instances.items).toBe(before);
		resolve(page([instance('i-2', 'stopped')]));
		await clock.advance(0);
		const after = known().instances.items;
		expect(after.map(({ state }) => state)).toEqual(['running', 'stopped']);
		expect(after[0]).toBe(before[0]);
	});

	test('a first read that failed in the middle leaves what it has told, and the next one takes none of it away', async () => {
		const names = ['i-1', 'i-2', 'i-3'];
		let asked = 0;
		const { clock, known, store } = deck({
			ec2: {
				DescribeInstances: async ({ NextToken }) => {
					if (++asked === 3) throw awsError('AuthFailure');
					const at = Number(NextToken ?? 0);
					return page([instance(names[at] ?? '')], at < 2 ? String(at + 1) : undefined);
				},
			},
		});
		const lengths: number[] = [];
		store.subscribe(({ known: { instances } }) => {
			if (instances.items.length !== lengths.at(-1)) lengths.push(instances.items.length);
		});
		await clock.advance(600 * second);
		expect(known().instances.items.map(({ id }) => id)).toEqual(names);
		expect(lengths).toEqual([0, 1, 2, 3]);
	});

	test('what AWS tells twice, since it moved from one page to another, is there once', async () => {
		let pages = [
			['i-1', 'i-2'],
			['i-3', 'i-4'],
		];
		const { clock, known, poller } = deck({
			ec2: {
				DescribeInstances: async ({ NextToken }) => {
					const at = Number(NextToken ?? 0);
					const tagged =
						pages[at]?.map((id) => ({ ...instance(id), Tags: [{ Key: 'T', Value: '1' }] })) ?? [];
					return page(tagged, at + 1 < pages.length ? String(at + 1) : undefined);
				},
			},
		});
		await clock.advance(0);
		const ids = () => known().instances.items.map(({ id }) => id);
		for (const [told, expected] of [
			[
				[
					['i-3', 'i-1', 'i-2'],
					['i-3', 'i-4'],
				],
				['i-3', 'i-1', 'i-2', 'i-4'],
			],
			[
				[['i-5', 'i-5'], ['i-1'], ['i-5', 'i-1', 'i-4']],
				['i-5', 'i-1', 'i-4'],
			],
			[
				[
					['i-1', 'i-2'],
					['i-3', 'i-4'],
				],
				['i-1', 'i-2', 'i-3', 'i-4'],
			],
		] as const) {
			pages = told.map((one) => [...one]);
			poller.readNow('instances');
			await clock.advance(second);
			expect(ids()).toEqual(expected);
			expect(known().tags.items[0]?.count).toBe(expected.length);
		}
	});

	test('what has not changed at all does not make anything new', async () => {
		const { clock, known } = deck({ ec2: { DescribeInstances: async () => page([instance('i-1')]) } });
		await clock.advance(0);
		const before = known().instances.items;
		await clock.advance(60 * second);
		expect(known().instances.items).toBe(before);
	});

	test('one source is never read twice at once, and a wish meanwhile is one more read', async () => {
		const slow = Promise.withResolvers<ReturnType<typeof page>>();
		let answer = () => slow.promise;
		const { clock, calls, poller } = deck({ ec2: { DescribeInstances: () => answer() } });
		await clock.advance(300 * second);
		poller.readNow('instances');
		poller.readNow('instances');
		poller.readNow('tags');
		expect(calls('ec2:DescribeInstances')).toBe(1);
		answer = async () => page([]);
		slow.resolve(page([]));
		await clock.advance(0);
		expect(calls('ec2:DescribeInstances')).toBe(2);
	});
});

describe('rhythm', () => {
	test('in transition it is read faster, and settled slower again', async () => {
		let state: 'pending' | 'running' = 'pending';
		const { clock, calls } = deck({ ec2: { DescribeInstances: async () => page([instance('i-1', state)]) } });
		await clock.advance(13 * second);
		expect(calls('ec2:DescribeInstances')).toBe(4);
		state = 'running';
		await clock.advance(4 * second);
		const settled = calls('ec2:DescribeInstances');
		await clock.advance(18 * second);
		expect(calls('ec2:DescribeInstances')).toBe(settled);
		await clock.advance(2 * second);
		expect(calls('ec2:DescribeInstances')).toBe(settled + 1);
	});

	test('only the service where something moves is read faster', async () => {
		const { clock, calls } = deck({
			cloudformation: {
				DescribeStacks: async () => ({
					Stacks: [
						{
							StackName: 'network',
							StackId: 's',
							StackStatus: 'UPDATE_IN_PROGRESS',
							CreationTime: new Date(0),
						},
					],
					$metadata,
				}),
			},
		});
		await clock.advance(26 * second);
		expect(calls('cloudformation:DescribeStacks')).toBe(6);
		expect(calls('codedeploy:ListDeployments')).toBe(1);
	});

	test('what is not on the screen is read seldom, and at once when it comes there', async () => {
		const { clock, calls, goTo } = deck();
		await clock.advance(0);
		goTo({ screen: 'table', kind: 'alarms' });
		await clock.advance(59 * second);
		expect(calls('ec2:DescribeInstances')).toBe(1);
		expect(calls('cloudwatch:DescribeAlarms')).toBe(2);
		goTo({ screen: 'cockpit' });
		await clock.advance(0);
		expect(calls('ec2:DescribeInstances')).toBe(2);
	});

	test('environments are read where they are shown, and nowhere else', async () => {
		const { clock, known, goTo } = deck();
		await clock.advance(300 * second);
		expect(known().environments.sources[0]?.at).toBeUndefined();
		goTo({ screen: 'table', kind: 'environments' });
		await clock.advance(0);
		expect(known().environments.sources[0]?.at).toBe(clock.now());
	});

	test('what costs money is not read again for impatience', async () => {
		const alarm = { AlarmName: 'a', MetricName: 'm', Namespace: 'n', StateValue: 'OK' as const };
		const { clock, calls, poller } = deck({
			cloudwatch: { DescribeAlarms: async () => ({ MetricAlarms: [alarm], $metadata }) },
		});
		await clock.advance(0);
		for (let press = 0; press < 5; press++) {
			poller.readNow('alarms');
			await clock.advance(second);
		}
		expect(calls('cloudwatch:DescribeAlarms')).toBe(6);
		expect(calls('cloudwatch:GetMetricData')).toBe(1);
	});
});

describe('failing', () => {
	test('one that fails keeps what it knew, says why, asks more and more seldom, and comes back', async () => {
		let broken = false;
		const { clock, calls, known } = deck({
			ec2: {
				DescribeInstances: async () => {
					if (broken) throw awsError('RequestLimitExceeded');
					return page([instance('i-1')]);
				},
			},
		});
		await clock.advance(0);
		broken = true;
		await clock.advance(20 * second);
		const { items, sources } = known().instances;
		expect(items).toHaveLength(1);
		expect(sources[0]?.problem).toMatchObject({ kind: 'throttled' });

		const failedOnce = calls('ec2:DescribeInstances');
		await clock.advance(39 * second);
		expect(calls('ec2:DescribeInstances')).toBe(failedOnce);
		await clock.advance(second);
		expect(calls('ec2:DescribeInstances')).toBe(failedOnce + 1);
		expect(standing(known().instances, clock.now())).toMatchObject({ state: 'fresh' });
		await clock.advance(30 * second);
		expect(standing(known().instances, clock.now())).toMatchObject({ state: 'stale' });

		broken = false;
		await clock.advance(300 * second);
		expect(known().instances.sources[0]?.problem).toBeUndefined();
		expect(standing(known().instances, clock.now()).state).toBe('fresh');
	});

	test('what is only counted is read more rarely, and is not stale for that', async () => {
		const { clock, known, goTo, calls } = deck();
		await clock.advance(0);
		goTo({ screen: 'journal', cursor: 0 });
		const before = calls('elasticbeanstalk:DescribeEvents');
		await clock.advance(110 * second);
		expect(calls('elasticbeanstalk:DescribeEvents')).toBe(before);
		expect(standing(known().deployments, clock.now()).state).toBe('fresh');
	});

	test('one service that is out leaves the others live', async () => {
		const { clock, known } = deck({
			codedeploy: {
				ListDeployments: async () => {
					throw awsError('AccessDeniedException');
				},
			},
			cloudformation: {
				DescribeStacks: async () => ({
					Stacks: [
						{ StackName: 'network', StackId: 's', StackStatus: 'CREATE_COMPLETE', CreationTime: new Date(0) },
					],
					$metadata,
				}),
			},
		});
		await clock.advance(0);
		expect(known().deployments.items.map(({ name }) => name)).toEqual(['network']);
		const { state, failed } = standing(known().deployments, clock.now());
		expect(state).toBe('fresh');
		expect(failed.map(({ title, problem }) => [title, problem.kind])).toEqual([['CodeDeploy', 'denied']]);
	});

	test('where the only list cannot be read the kind has failed, whatever else would be told of it', async () => {
		const { clock, known } = deck({
			ec2: {
				DescribeInstances: async () => {
					throw awsError('UnauthorizedOperation');
				},
			},
		});
		await clock.advance(0);
		expect(standing(known().instances, clock.now())).toMatchObject({
			state: 'failed',
			problem: { kind: 'denied' },
		});
		expect(standing(known().tags, clock.now()).state).toBe('failed');
	});
});

describe('credentials', () => {
	test('expired: nothing but who we are is asked, seldom; then all goes on by itself', async () => {
		let expired = false;
		const check = () => {
			if (expired) throw awsError('ExpiredToken', 'The security token included in the request is expired');
		};
		const { clock, transport, known, store } = deck({
			ec2: {
				DescribeInstances: async () => {
					check();
					return page([instance('i-1')]);
				},
			},
			sts: {
				GetCallerIdentity: async () => {
					check();
					return { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/ana', $metadata };
				},
			},
		});
		await clock.advance(0);
		expired = true;
		await clock.advance(20 * second);
		expect(store.getState().session.connection).toMatchObject({
			state: 'failed',
			problem: { kind: 'expired' },
		});
		expect(known().instances.items).toHaveLength(1);

		const before = transport.sent.length;
		await clock.advance(100 * second);
		const asked = transport.sent.slice(before);
		expect(new Set(asked)).toEqual(new Set(['sts:GetCallerIdentity']));
		expect(asked.length).toBeLessThan(8);

		expired = false;
		await clock.advance(20 * second);
		expect(store.getState().session.connection).toMatchObject({ state: 'ready', identity: { name: 'ana' } });
		expect(known().instances.sources[0]).toMatchObject({ problem: undefined });
		expect(standing(known().instances, clock.now()).state).toBe('fresh');
	});

	test('a wish to read meanwhile asks who we are at once', async () => {
		let expired = true;
		const { clock, known, poller } = deck({
			ec2: {
				DescribeInstances: async () => {
					if (expired) throw awsError('ExpiredToken');
					return page([instance('i-1')]);
				},
			},
		});
		await clock.advance(0);
		expired = false;
		poller.readNow();
		await clock.advance(0);
		expect(known().instances.items).toHaveLength(1);
	});
});

describe('news', () => {
	test('a first read is no news; what changes afterwards is, also in what is read besides', async () => {
		let state: 'running' | 'stopped' = 'running';
		let system: 'ok' | 'impaired' = 'ok';
		const { clock, timeline } = deck({
			ec2: {
				DescribeInstances: async () =>
					page([
						{ ...instance('i-1', state), Tags: [{ Key: 'Name', Value: 'web-1' }] },
						{ ...instance('i-2'), Tags: [{ Key: 'Name', Value: 'web-2' }] },
					]),
				DescribeInstanceStatus: async () => ({
					InstanceStatuses: [
						{ InstanceId: 'i-2', InstanceStatus: { Status: 'ok' }, SystemStatus: { Status: system } },
					],
					$metadata,
				}),
			},
		});
		await clock.advance(10 * second);
		expect(timeline()).toEqual([]);
		state = 'stopped';
		system = 'impaired';
		await clock.advance(60 * second);
		expect(timeline().toSorted()).toEqual(['web-1 running → stopped', 'web-2 checks – → impaired 1/2']);
	});

	test('a tag that begins to be missing is news of the tags', async () => {
		let Tags = [{ Key: 'Owner', Value: 'ana' }];
		const owned = (id: string) => ({ ...instance(id), Tags: [{ Key: 'Owner', Value: 'ana' }] });
		const { clock, timeline } = deck({
			ec2: {
				DescribeInstances: async () => page([owned('i-1'), owned('i-2'), { ...instance('i-3'), Tags }]),
			},
		});
		await clock.advance(0);
		Tags = [];
		await clock.advance(20 * second);
		expect(timeline()).toEqual(['Owner missing – → missing on 1']);
	});
});

describe('stopping', () => {
	test('leaves no timer, and writes nothing more', async () => {
		const slow = Promise.withResolvers<ReturnType<typeof page>>();
		const { clock, poller, region, store } = deck({ ec2: { DescribeInstances: () => slow.promise } });
		await clock.advance(second);
		poller.stop();
		region.close();
		const before = store.getState();
		slow.resolve(page([instance('i-1')]));
		await clock.advance(600 * second);
		expect(store.getState()).toBe(before);
		expect(clock.pending()).toBe(0);
	});
});
