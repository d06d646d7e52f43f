/** The page of one item: its fields, AWS's own answer, its board, or one row of that. */

import { resources } from '../source/resources/all.ts';
import type { BoardRow } from '../source/resources/board.ts';
import type { Kind, Kinds, Resource } from '../source/resources/resource.ts';
import { boardInFront, type DetailPlace, lookOf, openedRow } from '../source/store/board-entries.ts';
import type { State } from '../source/store/state.ts';
import { type BoardSight, boardExtent, boardPage } from './board/board-lines.ts';
import { rowPageLines } from './board/board-row-page.ts';
import { stageGlyphs, stageTokens } from './board/board-stages.ts';
import { framed, insideOf } from './components/frame.ts';
import { glyphs } from './components/glyphs.ts';
import { type Line, type Span, span } from './components/line.ts';
import { troubleLines } from './components/standing-lines.ts';
import { detailLines } from './detail-lines.ts';
import { keyFor } from './keymap.ts';

export interface DetailPage {
	lines: Line[];
	/** Index of the first entry of a board that is seen. */
	from: number;
}

/** `before`: the first entry of the board that was seen last. */
export function detailPage(state: State, place: DetailPlace, before: number): DetailPage {
	const { size } = state.screen;
	const { name, badge } = titleOf(state, place.kind, place.id);
	const title = `${resources[place.kind].singular} ${name}`;
	const foot = footOf(place);
	const board = boardInFront(place);
	if (board) {
		const { lines, from, more } = boardPage(board, lookOf(place), sightOf(state, place), before);
		return { lines: framed({ title, badge, lines, more, foot }, size), from };
	}
	const opened = openedRow(place);
	const lines = textLines(state, place).slice(place.offset);
	const note = place.mode === 'yaml' ? 'as YAML' : (opened?.name ?? '');
	const own = opened && stageBadge(opened);
	return { lines: framed({ title, note, badge: own ?? badge, lines, foot }, size), from: 0 };
}

const stageBadge = ({ stage, status }: BoardRow): Span =>
	span(`${stageGlyphs[stage]} ${status}`, stageTokens[stage]);

/** How much of it is seen at a time, and how much there is: lines, or rows of its board. */
export function detailExtent(state: State, place: DetailPlace): { page: number; length: number } {
	const board = boardInFront(place);
	const sight = sightOf(state, place);
	if (board) return boardExtent(board, lookOf(place), sight);
	return { page: sight.rows, length: textLines(state, place).length };
}

function sightOf(state: State, place: DetailPlace): BoardSight {
	const { cells, rows } = insideOf(state.screen.size);
	const unfold = keyFor('board', 'unfold', state.settings.keys);
	return { cells, rows: Math.max(1, rows - footOf(place).length), now: state.now, unfold };
}

function textLines(state: State, place: DetailPlace): Line[] {
	const { cells } = insideOf(state.screen.size);
	const opened = openedRow(place);
	if (!opened || place.detail.state !== 'ready') return detailLines(place, cells);
	const columns = place.detail.value.board?.columns ?? [];
	return rowPageLines(opened, { columns, cells, now: state.now });
}

const footOf = ({ trouble }: DetailPlace): Line[] => (trouble ? troubleLines(trouble) : []);

function titleOf<K extends Kind>(
	{ known, now, settings }: State,
	kind: K,
	id: string,
): { name: string; badge?: Span } {
	const resource: Resource<Kinds[K]> = resources[kind];
	const item = known[kind].items.find((candidate) => resource.id(candidate) === id);
	if (item === undefined) return { name: id, badge: span(`${glyphs.idle} gone`, 'idle') };
	const tone = resource.tone(item, { now, rules: settings.rules });
	return { name: resource.name(item), badge: span(`${glyphs[tone]} ${resource.state(item)}`, tone) };
}
