import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, movesOf, placesBefore } from '../../source/resources/difference.ts';

interface Thing {
	id: string;
	version: number;
}

const byId = { id: ({ id }: Thing) => id };
const thing = (id: number, version = 0): Thing => ({ id: `t-${id}`, version });
const ids = (things: readonly Thing[]) => things.map(({ id }) => id).sort();

/** Two lists that share objects, as two reads do: some moved, some replaced, some gone, some new. */
const reads = fc
	.tuple(
		fc.uniqueArray(fc.nat(60)),
		fc.uniqueArray(fc.tuple(fc.nat(60), fc.boolean()), { selector: ([id]) => id }),
		fc.boolean(),
	)
	.map(([first, second, inOrder]) => {
		const order = (a: number, b: number) => (inOrder ? a - b : 0);
		const before = first.sort(order).map((id) => thing(id));
		const after = second
			.sort(([a], [b]) => order(a, b))
			.map(([id, same]) => (same && before.find((old) => old.id === `t-${id}`)) || thing(id, 1));
		return { before, after };
	});

describe('a difference', () => {
	test('tells what came, went and was replaced, whatever the order', () => {
		fc.assert(
			fc.property(reads, ({ before, after }) => {
				const { came, went, replaced } = difference(byId, before, after);
				const has = (things: readonly Thing[], id: string) => things.some((one) => one.id === id);
				expect(ids(came)).toEqual(ids(after.filter(({ id }) => !has(before, id))));
				expect(ids(went)).toEqual(ids(before.filter(({ id }) => !has(after, id))));
				expect(replaced.map((pair) => pair.after.id).sort()).toEqual(
					ids(after.filter((item) => has(before, item.id) && !before.includes(item))),
				);
				for (const pair of replaced) expect(before).toContain(pair.before);
				for (const pair of replaced) expect(pair.before.id).toBe(pair.after.id);
			}),
		);
	});

	test('is found when more has gone in one place than is looked ahead', () => {
		const before = Array.from({ length: 2000 }, (_, id) => thing(id));
		const after = [...before.slice(0, 10), thing(9999), ...before.slice(1000)];
		expect(Array.from(placesBefore(byId, before, after))).toEqual(
			after.map((item) => before.findIndex(({ id }) => id === item.id)),
		);
		expect(difference(byId, before, after)).toMatchObject({ came: [thing(9999)], replaced: [] });
	});
});

test('a list that was looked at once does not keep all that came after it', async () => {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	const first = [thing(1)];
	const later = (() => {
		const [second, third] = [[thing(1, 1)], [thing(1, 2)]];
		movesOf(byId, first, second);
		movesOf(byId, second, third);
		return [new WeakRef(second), new WeakRef(third)];
	})();
	await turn();
	if (typeof collect === 'function') collect();
	expect(later.map((list) => list.deref())).toEqual([undefined, undefined]);
	expect(first).toHaveLength(1);
});
