import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildWorld } from '../../../source/simulator/build-world.ts';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { defaultSimulation } from '../../../source/simulator/simulation.ts';

const worldOf = (instances: number, seed = 1) =>
	buildWorld(
		{ ...defaultSimulation, seed, instances },
		{ region: 'us-east-1', wall: () => 1_764_000_000_000 },
	);

const told = (world: ReturnType<typeof worldOf>, InstanceIds?: string[]) =>
	(ec2.DescribeInstances(world, { InstanceIds }).Reservations ?? []).flatMap(
		({ Instances = [] }) => Instances,
	);

describe('a crowd of instances', () => {
	test('is the same for the same seed, another for another, and each has an id of its own', () => {
		const ids = (seed: number) => [...worldOf(3000, seed).ec2.instances.keys()];
		expect(ids(7)).toEqual(ids(7));
		expect(ids(7)).not.toEqual(ids(8));
		expect(new Set(ids(7)).size).toBe(3000);
	});

	test('is told the same in a list and by an id, whoever asks', () => {
		const world = worldOf(900);
		const listed = told(world);
		expect(listed).toHaveLength(900);
		fc.assert(
			fc.property(fc.constantFrom(...listed), (instance) => {
				expect(told(world, [instance.InstanceId ?? ''])).toEqual([instance]);
			}),
		);
		expect(told(world)).toEqual(listed);
	});

	test('has instances that can be stopped, tagged and terminated as others', () => {
		const world = worldOf(900);
		const before = told(world);
		const one = before.findLast(({ State }) => State?.Name === 'running');
		const id = one?.InstanceId ?? '';
		ec2.CreateTags(world, { Resources: [id], Tags: [{ Key: 'Owner', Value: 'me' }] });
		ec2.StopInstances(world, { InstanceIds: [id] });
		const after = told(world);
		expect(after.map(({ InstanceId }) => InstanceId)).toEqual(before.map(({ InstanceId }) => InstanceId));
		const changed = after.find(({ InstanceId }) => InstanceId === id);
		expect(changed?.State?.Name).toBe('stopping');
		expect(changed?.Tags).toContainEqual({ Key: 'Owner', Value: 'me' });
		world.ec2.instances.delete(id);
		expect(told(world)).toEqual(before.filter(({ InstanceId }) => InstanceId !== id));
		expect(() => told(world, [id])).toThrow(/does not exist/);
	});

	test('has no instance by an id that it never gave', () => {
		const world = worldOf(900);
		fc.assert(
			fc.property(fc.stringMatching(/^i-[0-9a-f]{17}$/), (id) => {
				expect(world.ec2.instances.get(id)).toBeUndefined();
			}),
		);
	});

	test('of which only some are asked for comes in pages that hold each once', () => {
		const world = worldOf(900);
		const Filters = [{ Name: 'tag:Service', Values: ['search', 'gate*'] }];
		const seen: string[] = [];
		let NextToken: string | undefined;
		do {
			const page = ec2.DescribeInstances(world, { Filters, MaxResults: 50, NextToken });
			const ids = (page.Reservations ?? []).flatMap(({ Instances = [] }) =>
				Instances.map(({ InstanceId = '' }) => InstanceId),
			);
			expect(ids.length).toBeLessThanOrEqual(50);
			seen.push(...ids);
			NextToken = page.NextToken;
		} while (NextToken);
		const wanted = [...world.ec2.instances.values()].filter(({ tags }) =>
			/^(search|gate.*)$/.test(tags.get('Service') ?? ''),
		);
		expect(seen).toEqual(wanted.map(({ id }) => id));
	});
});
