// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../source/aws/problem.ts';
import { matcher } from '../../../source/filter/matches.ts';
import { parseFilter } from '../../../source/filter/parse-filter.ts';
import { instances } from '../../../source/resources/ec2/instances.ts';
import { tags } from '../../../source/resources/ec2/tags.ts';
import { instanceOf } from '../../store/instances.ts';
import { $metadata, ago, listed, regionWith, sight } from '../region.ts';

describe('instances', () => {
	test('are read page by page, a thousand at a time', async () => {
		const inputs: unknown[] = [];
		const region = regionWith({
			ec2: {
				DescribeInstances: async (input) => {
					inputs.push(input);
					const first = input.NextToken === undefined;
					return {
						Reservations: [
							{
								Instances: [
									{
										InstanceId: first ? 'i-1' : 'i-2',
										State: { Name: 'running' },
										PrivateIpAddress: '10.0.0.1',
										LaunchTime: ago(60),
										Tags: [{ Key: 'Name', Value: 'web' }],
									},
								],
							},
						],
						...(first ? { NextToken: 'more' } : {}),
						$metadata,
					};
				},
			},
		});
		const items = await listed(instances, region);
		expect(items.map(({ id }) => id)).toEqual(['i-1', 'i-2']);
		expect(items[0]).toMatchObject({
			name: 'web',
			state: 'running',
			address: '10.0.0.1',
			tags: { Name: 'web' },
		});
		expect(inputs).toEqual([{ MaxResults: 1000 }, { MaxResults: 1000, NextToken: 'more' }]);
	});

	test('have checks that pass, begin or fail', async () => {
		const region = regionWith({
			ec2: {
				DescribeInstanceStatus: async () => ({
					InstanceStatuses: [
						{ InstanceId: 'i-1', InstanceStatus: { Status: 'ok' }, SystemStatus: { Status: 'ok' } },
						{ InstanceId: 'i-2', InstanceStatus: { Status: 'initializing' }, SystemStatus: { Status: 'ok' } },
						{ InstanceId: 'i-3', InstanceStatus: { Status: 'impaired' }, SystemStatus: { Status: 'ok' } },
					],
					$metadata,
				}),
			},
		});
		const checks = await instances.enrichments?.[0]?.read(region, [], {});
		expect(Object.fromEntries(checks ?? [])).toEqual({
			'i-1': { checks: 'ok 2/2' },
			'i-2': { checks: 'init' },
			'i-3': { checks: 'impaired 1/2' },
		});
	});

	test('are in transition until their state and their checks are settled', () => {
		expect(instances.settled(instanceOf('i', { state: 'pending' }))).toBe(false);
		expect(instances.settled(instanceOf('i', { checks: 'init' }))).toBe(false);
		expect(instances.settled(instanceOf('i', { checks: 'ok 2/2' }))).toBe(true);
		expect(instances.tone(instanceOf('i', { checks: 'impaired 1/2' }), sight)).toBe('bad');
	});

	test('are summed up by state', () => {
		const fleet = [instanceOf('a'), instanceOf('b'), instanceOf('c', { state: 'stopped' })];
		expect(instances.summary(fleet, sight)).toBe('3 · 2 running · 1 stopped');
	});

	test('that have gone say so when they are opened', async () => {
		const region = regionWith({ ec2: { DescribeInstances: async () => ({ Reservations: [], $metadata }) } });
		await expect(instances.describe(region, instanceOf('i-1'), sight, {})).rejects.toThrow(ProblemError);
	});
});

describe('tag keys', () => {
	const of = (...all: Record<string, string>[]) =>
		tags.derived?.items(all.map((own, index) => instanceOf(`i-${index}`, { tags: own }))) ?? [];
	const key = (name: string, ...all: Record<string, string>[]) =>
		of(...all).find((item) => item.key === name);

	test('have their values, the most frequent first', () => {
		expect(key('Env', { Env: 'stg' }, { Env: 'prod' }, { Env: 'prod' })?.values).toEqual([
			{ value: 'prod', count: 2 },
			{ value: 'stg', count: 1 },
		]);
	});

	test('are missing where most others have them, and not where few do', () => {
		expect(key('Owner', { Owner: 'a' }, { Owner: 'b' }, {})?.missing).toBe(1);
		expect(key('Owner', { Owner: 'a' }, {})?.missing).toBe(0);
		expect(key('Owner', { Owner: 'a' }, {}, {})?.missing).toBe(0);
	});

	test('that AWS sets are never missing', () => {
		const group = { 'aws:autoscaling:groupName': 'g' };
		expect(key('aws:autoscaling:groupName', group, group, {})?.missing).toBe(0);
	});

	test('of terminated instances do not count', () => {
		const items = tags.derived?.items([
			instanceOf('i-1', { tags: { Owner: 'a' } }),
			instanceOf('i-2', { state: 'terminated' }),
		]);
		expect(items).toEqual([
			{ key: 'Owner', values: [{ value: 'a', count: 1 }], distinct: 1, count: 1, missing: 0 },
		]);
	});

	test('lead to as many that lack them as they tell', () => {
		const all = [
			instanceOf('i-1', { tags: { Owner: 'a' } }),
			instanceOf('i-2', { tags: { Owner: 'b' } }),
			instanceOf('i-3'),
			instanceOf('i-4', { state: 'shutting-down' }),
			instanceOf('i-5', { state: 'terminated' }),
		];
		const [owner] = tags.derived?.items(all) ?? [];
		const lacking = owner && tags.related?.(owner).find(({ title }) => title === 'all that lack Owner');
		expect(lacking?.hint).toBe('1');
		const filter = parseFilter((owner && lacking?.filter(owner)) ?? '');
		expect(all.filter(matcher(filter, instances, sight)).map(({ id }) => id)).toEqual(['i-3']);
	});

	test('open what has them', () => {
		const [item] = of({ 'cost center': 'x' });
		expect(item && tags.related?.(item)[0]?.filter(item)).toBe('"cost center"=*');
	});
});
