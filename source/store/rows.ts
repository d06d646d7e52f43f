/** What a table shows: filtered and sorted, computed once for the same items, filter and sort. */
import { resources } from '../resources/all.ts';
import { eachKind } from '../resources/each-kind.ts';
import type { Kind, Kinds, Resource, Rules } from '../resources/resource.ts';
import { arranger } from './arranged.ts';
import { memoizeLast } from './memoize-last.ts';
import { emptyTable } from './screen.ts';
import type { State } from './state.ts';

type Arrangers = { [K in Kind]: ReturnType<typeof arranger<Kinds[K]>> };

const arrangers = eachKind<Arrangers>(<K extends Kind>(kind: K) => arranger<Kinds[K]>(resources[kind]));

export function rowsOf<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const { filter, sort } = state.screen.tables[kind] ?? emptyTable;
	const arrange: ReturnType<typeof arranger<Kinds[K]>> = arrangers[kind];
	return arrange(state.known[kind].items, filter, sort, state.settings.rules, () => state.now);
}

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
