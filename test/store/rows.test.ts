import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../source/config/settings.ts';
import { resources } from '../../source/resources/all.ts';
import { sortedByName } from '../../source/store/by-name.ts';
import { orderOf } from '../../source/store/order.ts';
import { cursorRow, markedItems, prepareOrder, rowsOf } from '../../source/store/rows.ts';
import { sorted, sortedInSlices } from '../../source/store/sorted.ts';
import { instanceOf, stateWith } from './instances.ts';

const fleet = [
	instanceOf('i-1', { name: 'web-10', launchedAt: 3 }),
	instanceOf('i-2', { name: 'web-9', launchedAt: 1, state: 'stopped' }),
	instanceOf('i-3', { name: 'api-1', launchedAt: 2 }),
];
const names = (state: Parameters<typeof rowsOf>[0]) => rowsOf(state, 'instances').map((item) => item.name);

describe('rows', () => {
	test('are in the order of names, numbers as numbers', () => {
		expect(names(stateWith(fleet))).toEqual(['api-1', 'web-9', 'web-10']);
	});

	test('are sorted by a column, ages by time and not by text', () => {
		const sort = { column: 'age', descending: false };
		expect(names(stateWith(fleet, { sort }))).toEqual(['web-10', 'api-1', 'web-9']);
		expect(names(stateWith(fleet, { sort: { ...sort, descending: true } }))).toEqual([
			'web-9',
			'api-1',
			'web-10',
		]);
	});

	test('are filtered, and stay in order', () => {
		expect(names(stateWith(fleet, { filter: 'web' }))).toEqual(['web-9', 'web-10']);
		expect(names(stateWith(fleet, { filter: 'web !state:stopped' }))).toEqual(['web-10']);
	});

	test('are the very same as long as nothing has changed, whatever the clock says', () => {
		const state = stateWith(fleet, { filter: 'web' });
		expect(rowsOf({ ...state, now: 60_000 }, 'instances')).toBe(rowsOf(state, 'instances'));
	});

	test('never lose or invent an item', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.string()),
				fc.constantFrom('name', 'state', 'age', undefined),
				(ids, column) => {
					const items = ids.map((id, index) => instanceOf(id, { launchedAt: index % 3 }));
					const sort = column && { column, descending: ids.length % 2 === 0 };
					const rows = rowsOf(stateWith(items, { sort }), 'instances');
					expect(new Set(rows)).toEqual(new Set(items));
				},
			),
		);
	});
});

describe('a long list', () => {
	const columns = resources.instances.columns.map(({ id }) => id);

	test('is in the same order when it was sorted in slices', () => {
		const times = [0, 2, 4, Number.POSITIVE_INFINITY, 3];
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.string(), { maxLength: 40 }),
				fc.constantFrom(...columns),
				fc.boolean(),
				fc.integer({ min: 1, max: 7 }),
				(ids, column, descending, slice) => {
					const items = ids.map((id, index) =>
						instanceOf(id, { launchedAt: times[index % 5] ?? 0, type: id.slice(0, 1), name: id.slice(-2) }),
					);
					const sight = { now: 60_000, rules: defaultSettings.rules };
					const { rows: named } = sortedByName(resources.instances, items);
					const sort = { column, descending };
					const work = sortedInSlices(named, resources.instances, sort, sight, slice);
					let step = work.next();
					while (!step.done) step = work.next();
					const whole = items.toSorted(orderOf(resources.instances, sort, sight));
					expect(step.value).toEqual(whole);
					expect(sorted(named, resources.instances, sort, sight)).toEqual(whole);
				},
			),
		);
	});

	test('is put in an order before it is asked for, and is not sorted again then', () => {
		const items = Array.from({ length: 10_000 }, (_, index) =>
			instanceOf(`i-${index}`, { launchedAt: (index * 7919) % 10_007 }),
		);
		const sort = { column: 'age', descending: true };
		const state = stateWith(items, { sort });
		const work = prepareOrder(stateWith(items, {}), 'instances', sort);
		let steps = 1;
		while (!work.next().done) steps++;
		expect(steps).toBeGreaterThan(3);
		const rows = rowsOf(state, 'instances');
		expect(rows.map(({ launchedAt }) => launchedAt)).toEqual(
			items.map(({ launchedAt }) => launchedAt).sort((a, b) => a - b),
		);
	});
});

describe('the cursor', () => {
	test('stays with its item when rows move', () => {
		expect(cursorRow(stateWith(fleet, { cursorId: 'i-1', cursorIndex: 0 }), 'instances')).toBe(2);
	});

	test('stays where its item was last when that has gone, wherever a key had set it', () => {
		const state = stateWith(fleet, { cursorId: 'i-1', cursorIndex: 0 });
		expect(cursorRow(state, 'instances')).toBe(2);
		const without = stateWith(fleet.slice(1));
		const later = { ...state, known: without.known };
		expect(cursorRow(later, 'instances')).toBe(1);
		expect(
			cursorRow(
				{ ...state, known: stateWith([...fleet, instanceOf('i-0', { name: 'a' })]).known },
				'instances',
			),
		).toBe(3);
	});

	test('stays in its row when its item has gone, and within the table', () => {
		expect(cursorRow(stateWith(fleet, { cursorId: 'gone', cursorIndex: 1 }), 'instances')).toBe(1);
		expect(cursorRow(stateWith(fleet, { cursorId: 'gone', cursorIndex: 9 }), 'instances')).toBe(2);
		expect(cursorRow(stateWith([], { cursorIndex: 9 }), 'instances')).toBe(0);
	});
});

test('what is marked is marked also while the filter hides it, until it has gone', () => {
	const state = stateWith(fleet, { filter: 'api', marks: new Set(['i-1', 'i-3', 'gone']) });
	expect(markedItems(state, 'instances').map(({ id }) => id)).toEqual(['i-1', 'i-3']);
});
