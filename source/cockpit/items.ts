/** Which items a command is about. */
import { resources } from '../resources/all.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import { cursorRow, markedItems, rowsOf } from '../store/rows.ts';
import type { State } from '../store/state.ts';
import { placeOf } from './controls.ts';

/** The item under the cursor, or the one whose detail is in front. */
export function cursorItem<K extends Kind>(state: State, kind: K): Kinds[K] | undefined {
	const place = placeOf(state.screen);
	if (place.screen === 'detail' && place.kind === kind)
		return state.known[kind].items.find((item) => resources[kind].id(item) === place.id);
	return rowsOf(state, kind)[cursorRow(state, kind)];
}

/** The marked ones; without marks the one under the cursor. In a detail view, that one alone. */
export function chosenItems<K extends Kind>(state: State, kind: K): readonly Kinds[K][] {
	const inDetail = placeOf(state.screen).screen === 'detail';
	const marked = inDetail ? [] : markedItems(state, kind);
	if (marked.length > 0) return marked;
	const item = cursorItem(state, kind);
	return item === undefined ? [] : [item];
}
