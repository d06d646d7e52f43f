/** The cursor of a board, and what is opened of it. */
import type { Board } from '../resources/board.ts';
import {
	boardInFront,
	cursorStop,
	type DetailPlace,
	entriesOf,
	lookOf,
	openedRow,
	stopsOf,
} from '../store/board-entries.ts';
import type { BoardLook, Place } from '../store/screen.ts';
import { type Controls, changePlace, placeOf, screenOf } from './controls.ts';

const changeLook = (controls: Controls, place: DetailPlace, change: Partial<BoardLook>) =>
	changePlace(controls, { ...place, offset: 0, look: { ...lookOf(place), ...change } });

const stopsIn = (board: Board, place: DetailPlace, page: number) =>
	stopsOf(entriesOf(board, lookOf(place).unfolded, page));

/** `to`: where a movement leads from a row; `page`: how many rows are seen at a time. */
export function moveOnBoard(
	controls: Controls,
	place: DetailPlace,
	page: number,
	to: (from: number) => number,
): void {
	const board = boardInFront(place);
	if (!board) return;
	const stops = stopsIn(board, place, page);
	const cursorIndex = to(cursorStop(stops, lookOf(place)));
	changeLook(controls, place, { cursorIndex, cursorId: stops[cursorIndex]?.id });
}

/** `⏎`: a row has a page of its own, a fold unfolds. */
export function openOnBoard(controls: Controls, place: DetailPlace): void {
	const board = boardInFront(place);
	if (!board) return;
	const { page } = controls.extentOf(controls.store.getState());
	const stops = stopsIn(board, place, page);
	const cursorIndex = cursorStop(stops, lookOf(place));
	const stop = stops[cursorIndex];
	if (stop?.entry === 'fold')
		return changeLook(controls, place, { unfolded: true, cursorIndex, cursorId: stop.id });
	if (stop) changeLook(controls, place, { opened: stop.id, cursorIndex, cursorId: stop.id });
}

/** `esc` on the page of a row: back to the board. Says whether there was one. */
export function closeOnBoard(controls: Controls, place: Place): boolean {
	if (place.screen !== 'detail' || !openedRow(place)) return false;
	changeLook(controls, place, { opened: undefined });
	return true;
}

export function toggleFold(controls: Controls): void {
	const place = placeOf(screenOf(controls));
	if (place.screen !== 'detail') return;
	changeLook(controls, place, { unfolded: !lookOf(place).unfolded });
}
