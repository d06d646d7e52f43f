import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcher } from '../../source/filter/matches.ts';
import { parseFilter } from '../../source/filter/parse-filter.ts';
import { resources } from '../../source/resources/all.ts';
import type { Resource, Rules } from '../../source/resources/resource.ts';
import { arranger } from '../../source/store/arranged.ts';
import { orderOf, type Sort } from '../../source/store/order.ts';
import { instanceOf } from './instances.ts';

const rules: Rules = { mfaRequired: true, keyAgeDays: 90, unusedDays: 90 };
const { instances } = resources;

/** Everything looked at, in the order that any two rows have. */
function fromScratch<Item>(
	resource: Resource<Item>,
	items: readonly Item[],
	filter: string,
	sort: Sort,
	now: number,
) {
	const sight = { now, rules };
	return items.filter(matcher(parseFilter(filter), resource, sight)).sort(orderOf(resource, sort, sight));
}

const names = ['web-1', 'web-10', 'web-9', 'Web-9', 'api', 'éclair', ''];
const instance = fc
	.tuple(fc.nat(40), fc.constantFrom(...names), fc.constantFrom('running', 'stopped'), fc.nat(3))
	.map(([id, name, state, launchedAt]) =>
		instanceOf(`i-${id}`, { name, state, launchedAt, tags: { Name: name } }),
	);
const fleet = fc.uniqueArray(instance, { selector: ({ id }) => id, minLength: 10, maxLength: 40 });
/** A few that come, change or go. */
const change = fc.record({
	changed: fc.uniqueArray(instance, { selector: ({ id }) => id, maxLength: 4 }),
	gone: fc.nat(9),
});
const look = fc.record({
	filter: fc.constantFrom(
		'',
		'w',
		'we',
		'web-1',
		'!web',
		'state:run',
		'name=web*',
		'1 running',
		'éc',
		'b-1 !stopped',
		// Of few, often one, who then changes or goes.
		'i-7 running',
		'=web-10 state:run',
	),
	sort: fc.option(
		fc.record({ column: fc.constantFrom('name', 'state', 'age', 'id'), descending: fc.boolean() }),
		{ nil: undefined },
	),
});

describe('rows', () => {
	test('are those that one would get from scratch, after any reads, filters and orders', () => {
		fc.assert(
			fc.property(fleet, fc.array(fc.oneof(change, look)), (first, steps) => {
				const { rowsOf, gather } = arranger(instances);
				let items = first;
				let seen: { filter: string; sort: Sort } = { filter: '', sort: undefined };
				for (const step of steps) {
					if ('gone' in step) {
						const others = items.filter(
							({ id }, index) => index !== step.gone && !step.changed.some((one) => one.id === id),
						);
						items = [...others, ...step.changed];
					} else {
						seen = step;
						// Somebody has begun to type.
						if (step.filter) for (const _ of gather(items, rules, 10));
					}
					const rows = rowsOf(items, seen.filter, seen.sort, rules, () => 10);
					expect(rows).toEqual(fromScratch(instances, items, seen.filter, seen.sort, 10));
					expect(rowsOf(items, seen.filter, seen.sort, rules, () => 20)).toBe(rows);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test('are gone when the only one that a filter let through has changed', () => {
		const fleet = Array.from({ length: 10 }, (_, index) =>
			instanceOf(`i-${index}`, { state: index === 3 ? 'running' : 'stopped' }),
		);
		const { rowsOf } = arranger(instances);
		const running = (items: typeof fleet) => rowsOf(items, 'state:running', undefined, rules, () => 10);
		expect(running(fleet).map(({ id }) => id)).toEqual(['i-3']);
		expect(running(fleet.with(3, instanceOf('i-3', { state: 'stopped' })))).toEqual([]);
	});

	test('in an order that depends on the time are sorted by the time of the read', () => {
		const aging: Resource<{ id: string; at: number }> = {
			...resources.events,
			sources: [],
			id: ({ id }) => id,
			name: ({ id }) => id,
			order: (a, b, { now }) => Number(now - b.at > 10) - Number(now - a.at > 10),
		};
		const { rowsOf } = arranger(aging);
		const [young, old, third] = [
			{ id: 'a', at: 5 },
			{ id: 'b', at: 0 },
			{ id: 'c', at: 20 },
		];
		const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('');
		expect(ids(rowsOf([young, old], '', undefined, rules, () => 5))).toBe('ab');
		expect(ids(rowsOf([young, old, third], '', undefined, rules, () => 12))).toBe('bac');
	});

	test('whose text depends on the time are found by what they say now', () => {
		const { users } = resources;
		const quarter = 91 * 86_400_000;
		const user = (name: string) => ({
			name,
			arn: name,
			groups: [],
			createdAt: 0,
			credentials: { password: true, mfa: true, keys: [], usedAt: 0 },
		});
		const staff = ['ana', 'ben', 'cleo', 'dora', 'eve', 'finn'].map(user);
		const { rowsOf } = arranger(users);
		const unused = (all: typeof staff, now: number) =>
			rowsOf(all, 'unused', undefined, rules, () => now).map(({ name }) => name);
		expect(unused(staff, 0)).toEqual([]);
		const later = [...staff, user('gil')];
		expect(unused(later, quarter)).toEqual(later.map(({ name }) => name));
	});
});
