import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostFrequent } from '../../../source/resources/ec2/most-frequent.ts';

const change = fc.record({
	value: fc.constantFrom(...'abcdefghijklmnop'),
	by: fc.integer({ min: -2, max: 3 }),
});

test('after any changes they are what counting anew finds', () => {
	fc.assert(
		fc.property(fc.nat(4), fc.array(fc.array(change, { maxLength: 6 })), (more, reads) => {
			const most = 1 + more;
			const counts = new Map<string, number>();
			const first = mostFrequent(counts, most);
			for (const changes of reads) {
				for (const { value, by } of changes) {
					const was = counts.get(value) ?? 0;
					const now = Math.max(0, was + by);
					if (now > 0) counts.set(value, now);
					else counts.delete(value);
					first.change(value, was, now);
				}
				const inOrder = [...counts]
					.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
					.map(([value, count]) => ({ value, count }));
				expect(first.values()).toEqual(inOrder.slice(0, most));
			}
		}),
	);
});
