import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unchanged } from '../../source/store/unchanged.ts';

const plain = fc.object({
	maxDepth: 2,
	maxKeys: 3,
	key: fc.constantFrom('id', 'name', 'tags'),
	values: [fc.constantFrom('a', 'b', 0, -0, Number.NaN, undefined, null), fc.boolean()],
	withDate: true,
	withMap: true,
});

test('is what Node calls deeply and strictly equal', () => {
	fc.assert(
		fc.property(plain, plain, (a, b) => {
			expect(unchanged(a, b)).toBe(isDeepStrictEqual(a, b));
			expect(unchanged(a, structuredClone(a))).toBe(isDeepStrictEqual(a, structuredClone(a)));
		}),
		{ numRuns: 1000 },
	);
});
