import { placeOf } from '../source/cockpit/controls.ts';
import { choicesOf } from '../source/cockpit/form.ts';
import type { Overlay } from '../source/store/screen.ts';
import type { State } from '../source/store/state.ts';
import { operationLines } from './operation-lines.ts';
import { choiceRows } from './overlays/form-lines.ts';
import { insideOf } from './overlays/frame.ts';
import { helpLinesOf } from './overlays/help.tsx';
import { pickerMatches, pickerRows } from './overlays/picker.tsx';
import { planLinesOf, planRows } from './overlays/plan.tsx';

/** How many lines or rows of what is in front are seen at a time, and how many there are in all. */
export interface Extent {
	page: number;
	length: number;
}

/** For overlays, the journal and operations; undefined for the other places. */
export function extentOf(state: State): Extent | undefined {
	const { overlay, size } = state.screen;
	if (overlay) return overlayExtent(overlay, state);
	const { rows, cells } = insideOf(size);
	const place = placeOf(state.screen);
	if (place.screen === 'journal') return { page: rows, length: state.operations.length };
	if (place.screen !== 'operation') return undefined;
	const operation = state.operations.find(({ id }) => id === place.id);
	if (!operation) return { page: rows, length: 0 };
	const options = { cells, now: state.now, overrides: state.settings.keys };
	return { page: rows, length: operationLines(operation, options).length };
}

function overlayExtent(overlay: Overlay, state: State): Extent {
	const { size } = state.screen;
	switch (overlay.overlay) {
		case 'help':
			return { page: insideOf(size).rows, length: helpLinesOf(state).length };
		case 'plan':
			return { page: planRows(size), length: planLinesOf(overlay, size).length };
		case 'picker':
			return { page: pickerRows(size), length: pickerMatches(overlay).length };
		case 'form':
			return { page: choiceRows, length: choicesOf(overlay).length };
		case 'resume':
			return { page: 1, length: overlay.operations.length };
	}
}
