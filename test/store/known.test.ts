import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../source/aws/problem.ts';
import { resources } from '../../source/resources/all.ts';
import { movesOf } from '../../source/resources/difference.ts';
import type { Ec2Instance } from '../../source/resources/ec2/instances.ts';
import { keeper } from '../../source/store/kept.ts';
import {
	emptyKnown,
	withExtra,
	withKnown,
	withPart,
	withProblem,
	withRead,
	withReading,
} from '../../source/store/known.ts';
import { instanceOf } from './instances.ts';

const { instances, deployments } = resources;
const nothing = emptyKnown().instances;
const problem: Problem = { kind: 'throttled', sentence: '', hint: '', transient: true };
const copy = <T>(value: T): T => structuredClone(value);

const items = fc
	.uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('running', 'stopped'), fc.nat(2)), {
		selector: ([id]) => id,
	})
	.map((all) =>
		all.map(([id, state, owner]) => instanceOf(`i-${id}`, { state, tags: { Owner: `team-${owner}` } })),
	);

describe('a part', () => {
	test('holds whatever the last read told, in its order', () => {
		fc.assert(
			fc.property(items, items, (first, second) => {
				const known = withPart(instances, withPart(instances, nothing, 0, copy(first)), 0, copy(second));
				expect(known.items).toEqual(second);
			}),
		);
	});

	test('keeps the identity of every item that has not changed', () => {
		fc.assert(
			fc.property(items, items, (first, second) => {
				const before = withPart(instances, nothing, 0, first);
				const after = withPart(instances, before, 0, copy(second));
				for (const item of after.items) {
					const old = before.items.find(({ id }) => id === item.id);
					expect(after.items.includes(old ?? item)).toBe(
						JSON.stringify(old ?? item) === JSON.stringify(item),
					);
				}
			}),
		);
	});

	test('is the very same when nothing has changed', () => {
		const before = withPart(instances, nothing, 0, [instanceOf('i-1'), instanceOf('i-2')]);
		expect(withPart(instances, before, 0, [instanceOf('i-1'), instanceOf('i-2')])).toBe(before);
	});

	test('can be kept page by page, however much has gone in between', () => {
		const last = Array.from({ length: 3000 }, (_, index) => instanceOf(`i-${index}`));
		const next = copy(last.filter((_, index) => index % 10 !== 3));
		next.splice(700, 0, instanceOf('i-new'));
		const kept = keeper(instances, last);
		for (let start = 0; start < next.length; start += 1000) kept.take(next.slice(start, start + 1000));
		for (const item of kept.all()) expect(last.includes(item)).toBe(item.id !== 'i-new');
	});

	test('taken page by page differs from the last read as it does when all of it is compared at once', () => {
		fc.assert(
			fc.property(
				items,
				items,
				fc.boolean(),
				fc.integer({ min: 1, max: 5 }),
				(last, other, isAgain, length) => {
					const next = isAgain
						? last.map((item) => other.find(({ id }) => id === item.id) ?? copy(item))
						: copy(other);
					const kept = keeper(instances, last);
					for (let start = 0; start < next.length; start += length)
						kept.take(next.slice(start, start + length));
					const all = kept.all();
					expect(all).toEqual(next);
					const { placeOf: _, areDifferent, ...told } = movesOf(instances, last, all);
					const { placeOf, areDifferent: __, ...found } = movesOf(instances, [...last], [...all]);
					expect(told).toEqual(found);
					if (areDifferent)
						for (const index of told.replaced) expect(all[index]).not.toEqual(last[placeOf(index)]);
				},
			),
		);
	});

	test('keeps also what has moved far', () => {
		const last = Array.from({ length: 3000 }, (_, index) => instanceOf(`i-${index}`));
		const before = withPart(instances, nothing, 0, last);
		const kept = keeper(instances, last);
		kept.take(copy(last.toReversed()));
		const after = withPart(instances, before, 0, kept.all());
		expect(after.items).toEqual(last.toReversed());
		expect(after.items.every((item) => last.includes(item))).toBe(true);
	});

	test('of one service leaves those of the others alone', () => {
		const deployment = {
			id: 'a',
			service: 'Stack' as const,
			subjectId: 'a',
			name: 'network',
			version: '',
			status: 'CREATE_COMPLETE',
			tone: 'good' as const,
			settled: true,
			startedAt: 0,
			by: '',
			message: '',
		};
		let known = withPart(deployments, emptyKnown().deployments, 2, [deployment]);
		known = withPart(deployments, known, 0, [{ ...deployment, id: 'b' }]);
		expect(known.items.map(({ id }) => id)).toEqual(['b', 'a']);
		known = withPart(deployments, known, 0, []);
		expect(known.items).toEqual([deployment]);
	});
});

describe('an extra', () => {
	const extras = fc.dictionary(
		fc.nat(20).map((id) => `i-${id}`),
		fc.constantFrom('ok 2/2', 'init', 'impaired 1/2').map((checks) => ({ checks })),
	);
	type Step = { part: Ec2Instance[] } | { extra: Record<string, Partial<Ec2Instance>> };
	const steps: fc.Arbitrary<Step[]> = fc.array(
		fc.oneof(
			items.map((part) => ({ part })),
			extras.map((extra) => ({ extra })),
		),
	);

	test('is on every item, however reads and extras follow each other', () => {
		fc.assert(
			fc.property(steps, (all) => {
				let known = nothing;
				let part: Ec2Instance[] = [];
				let extra: Record<string, Partial<Ec2Instance>> = {};
				for (const step of all) {
					if ('part' in step) {
						part = step.part;
						known = withPart(instances, known, 0, copy(part));
					} else {
						extra = step.extra;
						known = withExtra(instances, known, 0, new Map(Object.entries(copy(extra))));
					}
					expect(known.items).toEqual(part.map((item) => ({ ...item, ...extra[item.id] })));
				}
			}),
		);
	});

	test('that tells the same again changes nothing', () => {
		const read = withPart(instances, nothing, 0, [instanceOf('i-1'), instanceOf('i-2')]);
		const told = () => new Map([['i-1', { checks: 'ok 2/2' }]]);
		const before = withExtra(instances, read, 0, told());
		expect(withExtra(instances, before, 0, told()).items).toBe(before.items);
		const after = withPart(instances, before, 0, [
			instanceOf('i-1'),
			instanceOf('i-2', { state: 'stopped' }),
		]);
		expect(after.items[0]).toBe(before.items[0]);
		expect(after.items[1]).not.toBe(before.items[1]);
	});
});

describe('how a read goes', () => {
	test('begins, fails and succeeds without a word about the items', () => {
		const read = withPart(instances, nothing, 0, [instanceOf('i-1')]);
		const failed = withProblem(withReading(read, 0), 0, problem);
		expect(failed.items).toBe(read.items);
		expect(failed.sources[0]).toMatchObject({ reading: false, problem });
		expect(failed.sources[1]).toMatchObject({ reading: false });
		const good = withRead(withReading(failed, 0), 0, 1000, 9000);
		expect(good.sources[0]).toMatchObject({ reading: false, problem: undefined, at: 1000, staleAfter: 9000 });
	});
});

describe('tags', () => {
	test('follow the instances, and only when those have changed', () => {
		const start = emptyKnown();
		const owned = (id: string) => instanceOf(id, { tags: { Owner: 'ana' } });
		const read = withKnown(
			start,
			'instances',
			withPart(instances, start.instances, 0, [owned('i-1'), owned('i-2')]),
		);
		expect(read.tags.items).toEqual([
			{ key: 'Owner', values: [{ value: 'ana', count: 2 }], distinct: 1, count: 2, missing: 0 },
		]);
		const reading = withKnown(read, 'instances', withReading(read.instances, 0));
		expect(reading.tags.items).toBe(read.tags.items);
		expect(reading.tags.sources[0]).toMatchObject({ reading: true });
		const more = withPart(instances, read.instances, 0, [owned('i-1'), owned('i-2'), instanceOf('i-3')]);
		expect(withKnown(read, 'instances', more).tags.items[0]).toMatchObject({ count: 2, missing: 1 });
	});
});
