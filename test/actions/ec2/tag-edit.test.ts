import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	differences,
	edited,
	editProblems,
	overfull,
	parseSet,
	type TagEdit,
	type Tagged,
} from '../../../source/actions/ec2/tag-edit.ts';
import { after, arrivalOf, guardsOf } from '../../../source/actions/ec2/tag-state.ts';
import { tagSteps } from '../../../source/actions/ec2/tag-steps.ts';
import type { Call } from '../../../source/aws/operations.ts';
import { equal } from '../../../source/operations/condition.ts';
import { find } from '../../../source/operations/find.ts';

type World = Map<string, Map<string, string>>;

/** What EC2 does with the two calls: a value in DeleteTags has to match, no value matches any. */
function apply(world: World, { operation, input }: Call): void {
	if (!('Resources' in input) || !('Tags' in input)) throw new Error(`not a tag call: ${operation}`);
	for (const id of input.Resources ?? []) {
		const tags = world.get(id);
		for (const { Key = '', Value } of input.Tags ?? []) {
			if (operation === 'CreateTags') tags?.set(Key, Value ?? '');
			else if (Value === undefined || tags?.get(Key) === Value) tags?.delete(Key);
		}
	}
}

const worldOf = (resources: readonly Tagged[]): World =>
	new Map(resources.map(({ id, tags }) => [id, new Map(Object.entries(tags))]));

/** As DescribeInstances shows it: in any order, and without `Tags` where there are none. */
const shown = (world: World) => ({
	Reservations: [...world].reverse().map(([InstanceId, tags]) => ({
		Instances: [
			{
				InstanceId,
				...(tags.size > 0 ? { Tags: [...tags].reverse().map(([Key, Value]) => ({ Key, Value })) } : {}),
			},
		],
	})),
});

const plain = (world: World) =>
	[...world].map(([id, tags]) => [id, [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1))]);

// Few of each, so that edits meet; and such that would upset a path or an object.
const key = fc.constantFrom('Owner', 'Name', 'a`b', "it's", 'q"\\', '__proto__', 'ключ', '𝒦', '\uff5e');
const value = fc.constantFrom('', 'ann', 'bob', '`"\'\\', '日本');
const tags = fc.dictionary(key, value, { noNullPrototype: true });
const fleet = fc
	.array(tags, { minLength: 1, maxLength: 6 })
	.map((all): Tagged[] => all.map((one, index) => ({ id: `i-${index}`, name: `web-${index}`, tags: one })));
const edits = fc
	.record({ set: tags, remove: fc.uniqueArray(key, { maxLength: 3 }) })
	.map(({ set, remove }): TagEdit => ({ set, remove: remove.filter((one) => !Object.hasOwn(set, one)) }));

test('an edit gives every resource the tags that it should have, and undo exactly those that it had', async () => {
	await fc.assert(
		fc.asyncProperty(fleet, edits, async (resources, edit) => {
			const world = worldOf(resources);
			const before = plain(world);
			const [guard] = guardsOf(resources, edit, 'changed');
			const [arrival] = arrivalOf(after(resources, edit), edit, 'tagged');
			const acceptor = arrival?.acceptors[0];
			if (!guard || !acceptor) throw new Error('they are for everyone');
			expect(equal(await find(guard.path, shown(world)), guard.expected)).toBe(true);

			const steps = tagSteps(resources, edit);
			for (const { call } of steps) apply(world, call);
			expect(plain(world)).toEqual(plain(worldOf(after(resources, edit))));
			expect(equal(await find(acceptor.path, shown(world)), acceptor.expected)).toBe(true);
			const changed = resources.some((resource) => differences(resource, edit).length > 0);
			expect(equal(await find(guard.path, shown(world)), guard.expected)).toBe(!changed);
			expect(steps.length > 0).toBe(changed);

			for (const step of steps.toReversed()) for (const { call } of step.undo ?? []) apply(world, call);
			expect(plain(world)).toEqual(before);
		}),
		{ numRuns: 300 },
	);
});

test('undo leaves alone what somebody else has added since', () => {
	const resources = [{ id: 'i-0', name: 'web', tags: {} }];
	const world = worldOf(resources);
	const [step] = tagSteps(resources, { set: { Owner: 'ann' }, remove: [] });
	if (!step) throw new Error('there is something to do');
	apply(world, step.call);
	world.get('i-0')?.set('Owner', 'eve');
	for (const { call } of step.undo ?? []) apply(world, call);
	expect(world.get('i-0')?.get('Owner')).toBe('eve');
});

test('one call does for a thousand resources, and no call takes more', () => {
	const resources = Array.from({ length: 2500 }, (_, index) => ({ id: `i-${index}`, name: '', tags: {} }));
	const steps = tagSteps(resources, { set: { Owner: 'ann' }, remove: [] });
	expect(steps.map(({ call }) => 'Resources' in call.input && call.input.Resources?.length)).toEqual([
		1000, 1000, 500,
	]);
});

describe('what AWS would not take', () => {
	test.each([
		[{ set: { 'aws:x': '1' }, remove: [] }, 'belongs to AWS'],
		[{ set: {}, remove: ['AWS:cloudformation:stack-name'] }, 'belongs to AWS'],
		[{ set: { '': '1' }, remove: [] }, 'needs a key'],
		[{ set: { ['k'.repeat(129)]: '1' }, remove: [] }, 'longer than 128'],
		[{ set: { k: 'v'.repeat(257) }, remove: [] }, 'longer than 256'],
		[{ set: { k: '1' }, remove: ['k'] }, 'both set and removed'],
	])('%j', (edit, why) => {
		expect(editProblems(edit).join()).toContain(why);
	});

	test('a fifty-first tag; those of AWS do not count', () => {
		const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, '']));
		const full = { id: 'i-0', name: 'web', tags: { ...fifty, 'aws:autoscaling:groupName': 'g' } };
		expect(overfull([full], { set: { k0: 'new' }, remove: [] })).toEqual([]);
		expect(overfull([full], { set: { one: 'more' }, remove: [] })).toEqual([full]);
		expect(overfull([full], { set: { one: 'more' }, remove: ['k0'] })).toEqual([]);
	});
});

test('key=value, one a line; a value may hold more of them', () => {
	expect(parseSet('Owner=ann\n Query = a=b \n\nEmpty=')).toEqual({
		set: { Owner: 'ann', Query: 'a=b', Empty: '' },
		problems: [],
	});
	expect(parseSet('Owner\nTeam=a\nTeam=b').problems).toHaveLength(2);
	expect(edited({ a: '1', b: '2' }, { set: { b: '3' }, remove: ['a'] })).toEqual({ b: '3' });
});
