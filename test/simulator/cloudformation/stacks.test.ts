import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStack } from '../../../source/simulator/cloudformation/create-stack.ts';
import { cloudformation } from '../../../source/simulator/cloudformation/handlers.ts';
import type { Stack, StackResource } from '../../../source/simulator/cloudformation/stack.ts';
import { transitions } from '../../../source/simulator/cloudformation/stack.ts';
import { updatable, updateStack } from '../../../source/simulator/cloudformation/update-stack.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const order = (resources: readonly Omit<StackResource, 'physicalId' | 'status'>[]) => ({
	name: 'trial',
	description: '',
	parameters: [],
	outputs: [],
	capabilities: [],
	tags: [],
	terminationProtection: false,
	resources,
});

const resource = (logicalId: string, ...dependsOn: string[]) => ({
	logicalId,
	type: 'AWS::SQS::Queue',
	dependsOn,
	seconds: [2, 8] as const,
});

const statusOf = (world: World, StackName: string) =>
	cloudformation.DescribeStacks(world, { StackName }).Stacks?.[0]?.StackStatus;

/** All events, oldest first, as `Queue UPDATE_COMPLETE`. */
function story(world: World, StackName: string): string[] {
	const all: string[] = [];
	for (let NextToken: string | undefined, more = true; more; more = NextToken !== undefined) {
		const page = cloudformation.DescribeStackEvents(world, { StackName, NextToken });
		for (const event of page.StackEvents ?? [])
			all.push(`${event.LogicalResourceId} ${event.ResourceStatus}`);
		NextToken = page.NextToken;
	}
	return all.reverse();
}

describe('the bookshop', () => {
	test('has stacks that nobody touches where it is calm', () => {
		const { world, pass } = bookshopWorld(1, { calm: true });
		pass(0);
		const before = cloudformation.DescribeStackEvents(world, { StackName: 'bookshop-app' });
		pass(7200);
		expect(cloudformation.DescribeStackEvents(world, { StackName: 'bookshop-app' })).toEqual(before);
	});

	test('has three stacks, built long ago, and one that is updated now and then', () => {
		const { world, pass } = bookshopWorld();
		expect(cloudformation.DescribeStacks(world, {}).Stacks?.map(({ StackName }) => StackName)).toEqual([
			'bookshop-app',
			'bookshop-data',
			'network',
		]);
		expect(statusOf(world, 'network')).toBe('UPDATE_COMPLETE');
		expect(statusOf(world, 'bookshop-data')).toBe('CREATE_COMPLETE');
		const seen = new Set<string | undefined>();
		for (let second = 0; second < 3600; second += 5) {
			pass(5);
			seen.add(statusOf(world, 'bookshop-app'));
		}
		expect(seen).toContain('UPDATE_IN_PROGRESS');
		expect(seen).toContain('UPDATE_COMPLETE');
		expect(seen).toContain('UPDATE_ROLLBACK_IN_PROGRESS');
	});

	test('a day goes by along legal transitions, and its memory stays bounded', () => {
		const { world, pass } = bookshopWorld(3);
		const last = new Map<string, Stack['status']>();
		for (let second = 0; second < 86_400; second += 1) {
			pass(1);
			for (const { id, status } of world.cloudformation.stacks.values()) {
				const before = last.get(id);
				if (before && before !== status) expect(transitions[before]).toContain(status);
				last.set(id, status);
			}
		}
		for (const { events } of world.cloudformation.stacks.values()) expect(events.length).toBeLessThan(2000);
	});
});

describe('an update', () => {
	test('that fails cancels what is under way, rolls back what it touched, and says why', () => {
		const { world, pass } = bookshopWorld();
		const stack = createStack(
			world,
			order([resource('A'), resource('B', 'A'), resource('C', 'B'), resource('D')]),
		);
		pass(60);
		expect(statusOf(world, 'trial')).toBe('CREATE_COMPLETE');
		updateStack(world, stack, ['A', 'B', 'C'], { logicalId: 'B', reason: 'no' });
		expect(refusal(() => updateStack(world, stack, ['A']))).toBe(
			`ValidationError: Stack:${stack.id} is in UPDATE_IN_PROGRESS state and can not be updated.`,
		);
		const reasons = new Set<string | undefined>();
		for (let second = 0; second < 60; second++) {
			pass(1);
			reasons.add(
				cloudformation.DescribeStacks(world, { StackName: stack.id }).Stacks?.[0]?.StackStatusReason,
			);
		}
		expect(reasons).toContain('The following resource(s) failed to update: [B]. ');
		const whole = story(world, 'trial');
		expect(whole.slice(whole.indexOf('trial UPDATE_IN_PROGRESS'))).toEqual([
			'trial UPDATE_IN_PROGRESS',
			'A UPDATE_IN_PROGRESS',
			'A UPDATE_COMPLETE',
			'B UPDATE_IN_PROGRESS',
			'B UPDATE_FAILED',
			'trial UPDATE_ROLLBACK_IN_PROGRESS',
			'A UPDATE_IN_PROGRESS',
			'A UPDATE_COMPLETE',
			'B UPDATE_IN_PROGRESS',
			'B UPDATE_COMPLETE',
			'trial UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
			'trial UPDATE_ROLLBACK_COMPLETE',
		]);
		expect(updatable(stack)).toBe(true);
	});
});

test('whatever the dependencies, nothing begins before what it depends on is complete', () => {
	const acyclic = fc
		.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 15 })
		.map((all) =>
			all.map((of, index) =>
				resource(`R${index}`, ...new Set(index === 0 ? [] : of.map((other) => `R${other % index}`))),
			),
		);
	const { world, pass } = bookshopWorld();
	fc.assert(
		fc.property(acyclic, (resources) => {
			const stack = createStack(world, order(resources));
			pass(200);
			expect(stack.status).toBe('CREATE_COMPLETE');
			const events = stack.events.map(({ logicalId, status }) => `${logicalId} ${status}`);
			for (const { logicalId, dependsOn } of resources)
				for (const other of dependsOn)
					expect(events.indexOf(`${other} CREATE_COMPLETE`)).toBeLessThan(
						events.indexOf(`${logicalId} CREATE_IN_PROGRESS`),
					);
			world.cloudformation.stacks.delete(stack.id);
		}),
		{ numRuns: 60 },
	);
});

describe('reading', () => {
	test('pages of events cover everything exactly once, newest first, while more arrive', () => {
		const { world, pass } = bookshopWorld();
		pass(3 * 3600);
		const first = cloudformation.DescribeStackEvents(world, { StackName: 'bookshop-app' });
		const known = [...(world.cloudformation.stacks.values() ?? [])].find(
			({ name }) => name === 'bookshop-app',
		);
		const before = known?.events.map(({ id }) => id).reverse() ?? [];
		expect(before.length).toBeGreaterThan(150);
		pass(1200);
		const seen = first.StackEvents?.map(({ EventId }) => EventId) ?? [];
		expect(seen).toHaveLength(100);
		for (let { NextToken } = first; NextToken; ) {
			const page = cloudformation.DescribeStackEvents(world, { StackName: 'bookshop-app', NextToken });
			seen.push(...(page.StackEvents ?? []).map(({ EventId }) => EventId));
			NextToken = page.NextToken;
		}
		expect(seen).toEqual(before);
	});

	test('stacks page by the hundred', () => {
		const { world } = bookshopWorld();
		for (let index = 0; index < 205; index++) createStack(world, { ...order([]), name: `s${index}` });
		const seen = new Set<string | undefined>();
		let pages = 0;
		for (let NextToken: string | undefined, more = true; more; more = NextToken !== undefined) {
			const page = cloudformation.DescribeStacks(world, { NextToken });
			for (const { StackId } of page.Stacks ?? []) {
				expect(seen).not.toContain(StackId);
				seen.add(StackId);
			}
			NextToken = page.NextToken;
			pages++;
		}
		expect([pages, seen.size]).toEqual([3, 208]);
	});

	test("what is not there or not well formed is refused in CloudFormation's words", () => {
		const { world } = bookshopWorld();
		const refused = (StackName: string, NextToken?: string) =>
			refusal(() => cloudformation.DescribeStacks(world, { StackName, NextToken }));
		expect(refused('nowhere')).toBe('ValidationError: Stack with id nowhere does not exist');
		expect(refused('a b')).toContain("Value 'a b' at 'stackName' failed to satisfy constraint");
		expect(refusal(() => cloudformation.DescribeStackEvents(world, { StackName: 'nowhere' }))).toBe(
			'ValidationError: Stack [nowhere] does not exist',
		);
		expect(refusal(() => cloudformation.DescribeStacks(world, { NextToken: 'x' }))).toContain('NextToken');
	});
});
