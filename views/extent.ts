import { placeOf } from '../source/cockpit/controls.ts';
import { choicesOf } from '../source/cockpit/form.ts';
import { rowsOf } from '../source/store/rows.ts';
import type { Overlay } from '../source/store/screen.ts';
import type { State } from '../source/store/state.ts';
import { comparisonLines, comparisonRows } from './comparison-lines.ts';
import { insideOf } from './components/frame.ts';
import { detailExtent } from './detail-page.ts';
import { paneRows, tableRows } from './layout.ts';
import { operationLines } from './operation/operation-lines.ts';
import { choiceRows } from './overlays/form-lines.ts';
import { helpLinesOf } from './overlays/help.tsx';
import { pickerMatches, pickerRows } from './overlays/picker.tsx';
import { planLinesOf, planRows } from './overlays/plan.tsx';

/** How many lines or rows of what is in front are seen at a time, and how many there are in all. */
export interface Extent {
	page: number;
	length: number;
}

export function extentOf(state: State): Extent {
	const { overlay, size, focus } = state.screen;
	if (overlay) return overlayExtent(overlay, state);
	const { rows, cells } = insideOf(size);
	const place = placeOf(state.screen);
	switch (place.screen) {
		case 'cockpit':
			return { page: paneRows(size, focus), length: focus === 'timeline' ? 0 : rowsOf(state, focus).length };
		case 'table':
			return { page: tableRows(size), length: rowsOf(state, place.kind).length };
		case 'detail':
			return detailExtent(state, place);
		case 'comparison':
			return { page: comparisonRows(size), length: comparisonLines(place, cells).length };
		case 'timeline':
			return { page: rows, length: state.timeline.length };
		case 'journal':
			return { page: rows, length: state.operations.length };
		case 'operation': {
			const operation = state.operations.find(({ id }) => id === place.id);
			const back = state.operations.find(({ undoes }) => undoes === place.id);
			const options = { cells, now: state.now, overrides: state.settings.keys, back };
			return { page: rows, length: operation ? operationLines(operation, options).length : 0 };
		}
	}
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
