import { type EditKey, edit, lineOf } from '../text/line-edit.ts';
import { type Controls, changeTable, kindOf, screenOf, tableOf } from './controls.ts';

/** `/`: the filter is typed, and matches while one types. */
export function startFilter(controls: Controls): void {
	const kind = kindOf(screenOf(controls));
	if (kind) changeTable(controls, kind, { filtering: true });
}

/** `⏎`: keeps the filter; the keys are commands again. */
export function keepFilter(controls: Controls): void {
	const kind = kindOf(screenOf(controls));
	if (kind) changeTable(controls, kind, { filtering: false });
}

export function editFilter(controls: Controls, key: EditKey): void {
	const screen = screenOf(controls);
	const kind = kindOf(screen);
	if (!kind) return;
	const { text } = edit(lineOf(tableOf(screen, kind).filter), key);
	changeTable(controls, kind, { filter: text, cursorId: undefined, cursorIndex: 0 });
}
