import { gatherTexts } from '../store/rows.ts';
import { type EditKey, edit, lineOf } from '../text/line-edit.ts';
import { type Controls, changePlace, changeTable, kindOf, placeOf, screenOf, tableOf } from './controls.ts';
import { inSlices } from './in-slices.ts';

/** `/`: the filter is typed, and matches while one types. */
export function startFilter(controls: Controls): void {
	setFiltering(controls, true);
	const { store, clock } = controls;
	const kind = kindOf(screenOf(controls));
	if (kind) inSlices(clock, gatherTexts(store.getState(), kind));
}

/** `⏎`: keeps the filter; the keys are commands again. */
export function keepFilter(controls: Controls): void {
	setFiltering(controls, false);
}

function setFiltering(controls: Controls, filtering: boolean): void {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	if (place.screen === 'comparison') return changePlace(controls, { ...place, filtering });
	const kind = kindOf(screen);
	if (kind) changeTable(controls, kind, { filtering });
}

export function editFilter(controls: Controls, key: EditKey): void {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	if (place.screen === 'comparison') {
		const { text } = edit(lineOf(place.filter), key);
		return changePlace(controls, { ...place, filter: text, offset: 0 });
	}
	const kind = kindOf(screen);
	if (!kind) return;
	const { text } = edit(lineOf(tableOf(screen, kind).filter), key);
	changeTable(controls, kind, { filter: text, cursorId: undefined, cursorIndex: 0 });
}
