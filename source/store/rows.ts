/** What a table shows: filtered and sorted, computed once for the same items, filter and sort. */
import { resources } from '../resources/all.ts';
import { eachKind } from '../resources/each-kind.ts';
import type { Kind, Kinds, Resource, Rules } from '../resources/resource.ts';
import { type Arranger, arranger } from './arranged.ts';
import { memoizeLast } from './memoize-last.ts';
import { emptyTable, type TableState } from './screen.ts';
import type { State } from './state.ts';

type Arrangers = { [K in Kind]: Arranger<Kinds[K]> };

const arrangers = eachKind<Arrangers>(<K extends Kind>(kind: K) => arranger<Kinds[K]>(resources[kind]));

export function rowsOf<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const { filter, sort } = state.screen.tables[kind] ?? emptyTable;
	const arranged: Arranger<Kinds[K]> = arrangers[kind];
	return arranged.rowsOf(state.known[kind].items, filter, sort, state.settings.rules, () => state.now);
}

/** The rows of `kind` put in an order, a slice at each step: for when somebody has chosen it. */
export function prepareOrder<K extends Kind>(
	state: State,
	kind: K,
	sort: NonNullable<TableState['sort']>,
): Iterator<undefined> {
	const arranged: Arranger<Kinds[K]> = arrangers[kind];
	return arranged.prepare(state.known[kind].items, sort, state.settings.rules, state.now);
}

/** What a filter of `kind` looks through, gathered a slice at each step: for when somebody begins to type one. */
export function gatherTexts<K extends Kind>(state: State, kind: K): Iterator<undefined> {
	const arranged: Arranger<Kinds[K]> = arrangers[kind];
	return arranged.gather(state.known[kind].items, state.settings.rules, state.now);
}

/** Where the cursor's item was found in rows in which it is not in its old place: looked for once, not for every frame. */
const found = new WeakMap<readonly unknown[], { id: string; row: number }>();

/** Where it was seen last since a key has set it. */
const seen = new WeakMap<TableState, number>();

/** Row of the cursor: where its item is now; where it was when that has gone. */
export function cursorRow<K extends Kind>(state: State, kind: K): number {
	const table = state.screen.tables[kind] ?? emptyTable;
	const { cursorId } = table;
	const rows = rowsOf(state, kind);
	const resource: Resource<Kinds[K]> = resources[kind];
	const isThere = (row: Kinds[K] | undefined) => row !== undefined && resource.id(row) === cursorId;
	const last = seen.get(table) ?? table.cursorIndex;
	if (cursorId !== undefined && !isThere(rows[last])) {
		const known = found.get(rows);
		const moved = known?.id === cursorId ? known.row : rows.findIndex(isThere);
		found.set(rows, { id: cursorId, row: moved });
		if (moved >= 0) {
			seen.set(table, moved);
			return moved;
		}
	}
	return Math.max(0, Math.min(last, rows.length - 1));
}

/** The marked ones, also those that the filter hides. */
export function markedItems<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const { marks } = state.screen.tables[kind] ?? emptyTable;
	const markedAmong: MarkedAmong<Kinds[K]> = marked[kind];
	return marks.size === 0 ? [] : markedAmong(state.known[kind].items, marks);
}

type MarkedAmong<Item> = (items: readonly Item[], marks: ReadonlySet<string>) => readonly Item[];

const markedAmong = <Item>({ id }: Resource<Item>): MarkedAmong<Item> =>
	memoizeLast((items: readonly Item[], marks) => items.filter((item) => marks.has(id(item))), 1);

/** Looked for when items or marks change, not for every frame: 2 ms among 50,000. */
const marked = eachKind<{ [K in Kind]: MarkedAmong<Kinds[K]> }>(<K extends Kind>(kind: K) =>
	markedAmong<Kinds[K]>(resources[kind]),
);

/** Milliseconds after which what depends on the time is counted anew. */
const moment = 5000;

function summaryFor<Item>(resource: Resource<Item>) {
	return memoizeLast(
		(items: readonly Item[], rules: Rules, at: number) =>
			resource.summary(items, { now: at * moment, rules }),
		1,
	);
}

type Summaries = { [K in Kind]: ReturnType<typeof summaryFor<Kinds[K]>> };

const summaries = eachKind<Summaries>(<K extends Kind>(kind: K) => summaryFor<Kinds[K]>(resources[kind]));

/** The heading's counts of all items: counted when they change, not for every frame. */
export function summaryOf<K extends Kind>(state: State, kind: K): string {
	const summarise: ReturnType<typeof summaryFor<Kinds[K]>> = summaries[kind];
	return summarise(state.known[kind].items, state.settings.rules, Math.floor(state.now / moment));
}
