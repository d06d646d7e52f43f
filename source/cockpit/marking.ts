import { resources } from '../resources/all.ts';
import type { Kind } from '../resources/resource.ts';
import { rowsOf } from '../store/rows.ts';
import { type Controls, changeTable, kindOf, screenOf, tableOf } from './controls.ts';
import { cursorItem } from './items.ts';
import { move } from './moving.ts';

/** Marks the item under the cursor, or takes the mark away, and goes on to the next. */
export function mark(controls: Controls): void {
	const kind = kindOf(screenOf(controls));
	if (!kind) return;
	markItem(controls, kind);
	move(controls, 'down');
}

function markItem<K extends Kind>(controls: Controls, kind: K): void {
	const state = controls.store.getState();
	const item = cursorItem(state, kind);
	if (item === undefined) return;
	const id = resources[kind].id(item);
	const marks = new Set(tableOf(state.screen, kind).marks);
	if (!marks.delete(id)) marks.add(id);
	changeTable(controls, kind, { marks });
}

/** Marks all that match the filter; when all of them are marked already, none. */
export function markAll(controls: Controls): void {
	const kind = kindOf(screenOf(controls));
	if (kind) markMatching(controls, kind);
}

function markMatching<K extends Kind>(controls: Controls, kind: K): void {
	const state = controls.store.getState();
	const ids = rowsOf(state, kind).map((item) => resources[kind].id(item));
	if (ids.length === 0) return;
	const { marks } = tableOf(state.screen, kind);
	const all = ids.every((id) => marks.has(id));
	changeTable(controls, kind, { marks: all ? new Set() : new Set([...marks, ...ids]) });
}
