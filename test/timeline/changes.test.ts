import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resources } from '../../source/resources/all.ts';
import type { Alarm } from '../../source/resources/cloudwatch/alarms.ts';
import { difference } from '../../source/resources/difference.ts';
import type { Ec2Instance } from '../../source/resources/ec2/instances.ts';
import type { Resource } from '../../source/resources/resource.ts';
import { changes as changesOf } from '../../source/timeline/changes.ts';

const sight = { now: 1_000_000, rules: { mfaRequired: true, keyAgeDays: 90, unusedDays: 90 } };
const alarm = (name: string, state: string): Alarm => ({ name, state, arn: '', since: 0, reason: '' });
const instance = (id: string, state = 'running', type = 't3.micro'): Ec2Instance => ({
	id,
	name: '',
	state,
	type,
	zone: '',
	image: '',
	address: '',
	launchedAt: 0,
	tags: {},
});
const changes = <Item>(resource: Resource<Item>, before: Item[], after: Item[]) =>
	changesOf(resource, difference(resource, before, after), sight);
const told = (before: Ec2Instance[], after: Ec2Instance[]) =>
	changes(resources.instances, before, after).map(({ subject, text }) => `${subject} ${text}`);

describe('changes', () => {
	test('an alarm that goes off', () => {
		const [event] = changes(
			resources.alarms,
			[alarm('checkout-5xx', 'OK')],
			[alarm('checkout-5xx', 'ALARM')],
		);
		expect(event).toMatchObject({
			kind: 'alarms',
			itemId: 'checkout-5xx',
			subject: 'checkout-5xx',
			text: 'OK → ALARM',
			tone: 'bad',
			at: sight.now,
			mine: false,
		});
	});

	test('what is new, what has gone, what is other than the state', () => {
		expect(told([], [instance('i-1', 'pending')])).toEqual(['i-1 new instance, pending']);
		expect(told([instance('i-1')], [])).toEqual(['i-1 gone']);
		expect(told([instance('i-1')], [instance('i-1', 'running', 'm7g.large')])).toEqual([
			'i-1 type t3.micro → m7g.large',
		]);
	});

	test('that AWS forgets a terminated instance is no news', () => {
		expect(told([instance('i-1', 'terminated')], [])).toEqual([]);
	});

	test('what nobody watches is no news', () => {
		const before = instance('i-1');
		expect(told([before], [{ ...before, address: '10.0.0.1' }])).toEqual([]);
	});

	test('a thousand that do the same are one line, and one that does something else is its own', () => {
		const before = Array.from({ length: 1001 }, (_, index) => instance(`i-${index}`));
		const after = before.map((item, index) => ({ ...item, state: index === 7 ? 'terminated' : 'stopped' }));
		expect(told(before, after)).toEqual(['1,000 × instance running → stopped', 'i-7 running → terminated']);
	});

	test('as many that do the same in two states are two lines, each with its own id', () => {
		const before = Array.from({ length: 20 }, (_, at) => instance(`i-${at}`, at % 2 ? 'running' : 'stopped'));
		const after = before.map((item) => ({ ...item, type: 'm5.large' }));
		const events = changes(resources.instances, before, after);
		expect(events.map(({ subject }) => subject)).toEqual(['10 × instance', '10 × instance']);
		expect(new Set(events.map(({ id }) => id)).size).toBe(2);
	});

	test('very many different things are counted', () => {
		const before = Array.from({ length: 30 }, (_, index) => instance(`i-${index}`));
		const after = before.map((item, index) => ({ ...item, type: `type-${index}` }));
		const lines = told(before, after);
		expect(lines).toHaveLength(9);
		expect(lines.at(-1)).toBe('Instances 22 more changes');
	});
});

const instances = fc
	.array(fc.tuple(fc.nat(40), fc.constantFrom('pending', 'running', 'stopped', 'terminated')))
	.map((pairs) => [...new Map(pairs)].map(([id, state]) => instance(`i-${id}`, state)));

describe('for any two reads', () => {
	test('there is never more than a screenful, and each event has its own id', () => {
		fc.assert(
			fc.property(instances, instances, (before, after) => {
				const events = changes(resources.instances, before, after);
				expect(events.length).toBeLessThanOrEqual(12);
				expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
			}),
		);
	});

	test('equal reads are no news, in whatever order', () => {
		fc.assert(
			fc.property(instances, (items) => {
				expect(changes(resources.instances, items, items.toReversed())).toEqual([]);
			}),
		);
	});
});
