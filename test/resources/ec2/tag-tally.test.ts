import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostValues, tagTally } from '../../../source/resources/ec2/tag-tally.ts';
import { instanceOf } from '../../store/instances.ts';

const instance = fc
	.record({
		id: fc.nat(20),
		state: fc.constantFrom('running', 'terminated'),
		tags: fc.dictionary(
			fc.constantFrom('Owner', 'Name', 'aws:x', 'constructor'),
			fc.constantFrom('a', 'b', ''),
		),
	})
	.map(({ id, ...members }) => instanceOf(`i-${id}`, members));
const fleet = fc.uniqueArray(instance, { selector: ({ id }) => id });

test('counts what has changed as if it counted everything', () => {
	fc.assert(
		fc.property(fc.array(fleet), (reads) => {
			const tally = tagTally();
			for (const read of reads) {
				const told = tally(read);
				const anew = tagTally()(read);
				const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
				expect(told.toSorted(byKey)).toEqual(anew.toSorted(byKey));
			}
		}),
	);
});

test('a key that did not change is the very same', () => {
	const tally = tagTally();
	const fixed = instanceOf('i-1', { tags: { Owner: 'ana' } });
	const [first] = tally([fixed, instanceOf('i-2', { tags: { Owner: 'bo', Name: 'x' } })]);
	const [again] = tally([fixed, instanceOf('i-2', { state: 'stopped', tags: { Owner: 'bo', Name: 'y' } })]);
	expect(again).toBe(first);
});

test('of many values the most frequent are told', () => {
	const many = Array.from({ length: mostValues + 50 }, (_, index) =>
		instanceOf(`i-${index}`, { tags: { Name: index < 10 ? 'same' : `n-${index}` } }),
	);
	const [key] = tagTally()(many);
	expect(key).toMatchObject({ distinct: mostValues + 41, count: mostValues + 50 });
	expect(key?.values).toHaveLength(mostValues);
	expect(key?.values[0]).toEqual({ value: 'same', count: 10 });
});
