/** Up and down: one table of movements, applied to whatever list or text is in front. */
import { resources } from '../resources/all.ts';
import type { Kind } from '../resources/resource.ts';
import { boardInFront } from '../store/board-entries.ts';
import { cursorAt, cursorIn } from '../store/list-cursor.ts';
import { cursorRow, rowsOf } from '../store/rows.ts';
import type { State } from '../store/state.ts';
import { moveOnBoard } from './board.ts';
import { type Controls, changePlace, changeTable, kindOf, placeOf, show } from './controls.ts';

export const movements = [
	'down',
	'up',
	'top',
	'bottom',
	'halfPageDown',
	'halfPageUp',
	'pageDown',
	'pageUp',
] as const;
export type Movement = (typeof movements)[number];

const steps: Record<Movement, (from: number, page: number, last: number) => number> = {
	down: (from) => from + 1,
	up: (from) => from - 1,
	top: () => 0,
	bottom: (_from, _page, last) => last,
	halfPageDown: (from, page) => from + Math.max(1, page >> 1),
	halfPageUp: (from, page) => from - Math.max(1, page >> 1),
	pageDown: (from, page) => from + Math.max(1, page - 1),
	pageUp: (from, page) => from - Math.max(1, page - 1),
};

interface Extent {
	page: number;
	length: number;
}

/** Where a movement leads in a list. */
export function moved(movement: Movement, from: number, { page, length }: Extent): number {
	const last = Math.max(0, length - 1);
	return Math.min(last, Math.max(0, steps[movement](from, page, last)));
}

/** How far a movement scrolls a text: its last line never leaves the foot of the page. */
export function scrolled(movement: Movement, from: number, { page, length }: Extent): number {
	return moved(movement, from, { page, length: Math.max(1, length - page + 1) });
}

export function move(controls: Controls, movement: Movement): void {
	const state = controls.store.getState();
	const extent = controls.extentOf(state);
	if (state.screen.overlay) return moveOverlay(controls, state.screen.overlay, movement, extent);
	const place = placeOf(state.screen);
	switch (place.screen) {
		case 'detail':
			if (boardInFront(place))
				return moveOnBoard(controls, place, extent.page, (from) => moved(movement, from, extent));
			return changePlace(controls, { ...place, offset: scrolled(movement, place.offset, extent) });
		case 'comparison':
		case 'operation':
			return changePlace(controls, { ...place, offset: scrolled(movement, place.offset, extent) });
		case 'timeline':
		case 'journal': {
			const list = place.screen === 'timeline' ? state.timeline : state.operations;
			const cursor = cursorAt(list, moved(movement, cursorIn(list, place), extent));
			return changePlace(controls, { screen: place.screen, ...cursor });
		}
		case 'cockpit':
		case 'table': {
			const kind = kindOf(state.screen);
			if (kind) moveCursor(controls, state, kind, movement, extent.page);
		}
	}
}

function moveOverlay(
	controls: Controls,
	overlay: NonNullable<State['screen']['overlay']>,
	movement: Movement,
	extent: Extent,
): void {
	switch (overlay.overlay) {
		case 'help':
		case 'plan':
			return show(controls, { ...overlay, offset: scrolled(movement, overlay.offset, extent) });
		case 'picker':
		case 'resume':
			return show(controls, { ...overlay, cursor: moved(movement, overlay.cursor, extent) });
		case 'form':
			return show(controls, { ...overlay, choiceCursor: moved(movement, overlay.choiceCursor, extent) });
	}
}

function moveCursor<K extends Kind>(
	controls: Controls,
	state: State,
	kind: K,
	movement: Movement,
	page: number,
): void {
	const rows = rowsOf(state, kind);
	const cursorIndex = moved(movement, cursorRow(state, kind), { page, length: rows.length });
	const item = rows[cursorIndex];
	changeTable(controls, kind, { cursorIndex, cursorId: item && resources[kind].id(item) });
}
