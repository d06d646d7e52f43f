/** What a table shows: filtered and sorted, computed once for the same items, filter and sort. */
import { matches } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { resources } from '../resources/all.ts';
import { eachKind } from '../resources/each-kind.ts';
import type { Kind, Kinds, Resource, Rules, Sight } from '../resources/resource.ts';
import { memoizeLast } from './memoize-last.ts';
import { emptyTable, type TableState } from './screen.ts';
import type { State } from './state.ts';

type Sort = TableState['sort'];

/**
 * Sorted first, then filtered: a key typed into the filter costs no sorting. Ages move the order of hardly
 * anything, so rows are sorted anew when they change, not with the clock.
 */
function selectorFor<Item>(resource: Resource<Item>) {
	const sorted = memoizeLast(
		(items: readonly Item[], sort: Sort, rules: Rules, now: () => number): readonly Item[] =>
			items.toSorted(orderOf(resource, sort, { now: now(), rules })),
		2,
	);
	return memoizeLast(
		(items: readonly Item[], filter: string, sort: Sort, rules: Rules, now: () => number) => {
			const rows = sorted(items, sort, rules, now);
			const sight = { now: now(), rules };
			const parsed = parseFilter(filter);
			return parsed.terms.length === 0 ? rows : rows.filter((item) => matches(parsed, item, resource, sight));
		},
		4,
	);
}

type Selectors = { [K in Kind]: ReturnType<typeof selectorFor<Kinds[K]>> };

const selectors = eachKind<Selectors>(<K extends Kind>(kind: K) => selectorFor<Kinds[K]>(resources[kind]));

export function rowsOf<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const { filter, sort } = state.screen.tables[kind] ?? emptyTable;
	const select: ReturnType<typeof selectorFor<Kinds[K]>> = selectors[kind];
	return select(state.known[kind].items, filter, sort, state.settings.rules, () => state.now);
}

const text = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function orderOf<Item>(resource: Resource<Item>, sort: Sort, sight: Sight): (a: Item, b: Item) => number {
	const byName = (a: Item, b: Item) => text.compare(resource.name(a), resource.name(b));
	const column = resource.columns.find(({ id }) => id === sort?.column);
	if (!sort || !column) {
		const { order } = resource;
		return order ? (a, b) => order(a, b, sight) || byName(a, b) : byName;
	}
	const key = (item: Item) => column.sort?.(item, sight) ?? column.value(item, sight);
	const sign = sort.descending ? -1 : 1;
	return (a, b) => sign * compare(key(a), key(b)) || byName(a, b);
}

const compare = (a: number | string, b: number | string) =>
	typeof a === 'number' && typeof b === 'number' ? a - b : text.compare(String(a), String(b));

/** Row of the cursor: where its item is now; where it was when that has gone. */
export function cursorRow<K extends Kind>(state: State, kind: K): number {
	const { cursorId, cursorIndex } = state.screen.tables[kind] ?? emptyTable;
	const rows = rowsOf(state, kind);
	const resource: Resource<Kinds[K]> = resources[kind];
	const isThere = (row: Kinds[K] | undefined) => row !== undefined && resource.id(row) === cursorId;
	if (cursorId !== undefined && !isThere(rows[cursorIndex])) {
		const moved = rows.findIndex(isThere);
		if (moved >= 0) return moved;
	}
	return Math.max(0, Math.min(cursorIndex, rows.length - 1));
}

/** The marked ones, also those that the filter hides. */
export function markedItems<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const { marks } = state.screen.tables[kind] ?? emptyTable;
	if (marks.size === 0) return [];
	const resource: Resource<Kinds[K]> = resources[kind];
	return state.known[kind].items.filter((item) => marks.has(resource.id(item)));
}
