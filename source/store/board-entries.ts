/** What there is to see on a board, line by line, and where its cursor is. */
import type { Board, BoardRow, BoardSection, Stage } from '../resources/board.ts';
import { memoizeLast } from './memoize-last.ts';
import { type BoardLook, firstLook, type Place } from './screen.ts';

export type BoardEntry =
	| { entry: 'heading'; section: BoardSection }
	| { entry: 'row'; id: string; row: BoardRow }
	| {
			/** Rows that need no attention, as counts. */
			entry: 'fold';
			id: string;
			counts: ReadonlyArray<{ stage: Stage; count: number }>;
	  };

export type DetailPlace = Extract<Place, { screen: 'detail' }>;

/** Those to look at, and in which order; the others can be folded away. */
const attention: readonly Stage[] = ['failed', 'going', 'unknown', 'ready'];
const quiet: readonly Stage[] = ['done', 'pending', 'skipped'];
const order = [...attention, ...quiet];

/**
 * A board that fits on its `page` lines is shown as it is, in the order of its names. A longer one shows failed
 * and moving rows first and folds the others, until it is unfolded.
 */
export const entriesOf = memoizeLast((board: Board, unfolded: boolean, page: number): BoardEntry[] => {
	const titled = board.sections.length > 1;
	const length = board.sections.reduce((sum, { rows }) => sum + rows.length + Number(titled), 0);
	return board.sections.flatMap((section): BoardEntry[] => [
		...(titled ? [{ entry: 'heading' as const, section }] : []),
		...(length <= page
			? section.rows.map(rowEntry)
			: attentiveEntries(section, unfolded, titled ? [] : board.counts)),
	]);
}, 2);

const rowEntry = (row: BoardRow): BoardEntry => ({ entry: 'row', id: row.id, row });

/** `counts`: how many there are where more is known than the rows tell. */
function attentiveEntries(
	{ title, rows }: BoardSection,
	unfolded: boolean,
	counts: Board['counts'],
): BoardEntry[] {
	const sorted = rows.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
	if (unfolded) return sorted.map(rowEntry);
	const shown = sorted.filter(({ stage }) => attention.includes(stage));
	const countOf = (stage: Stage) =>
		counts.find((counted) => counted.stage === stage)?.count ??
		rows.filter((row) => row.stage === stage).length;
	const folded = quiet.map((stage) => ({ stage, count: countOf(stage) })).filter(({ count }) => count > 0);
	return [
		...shown.map(rowEntry),
		...(folded.length > 0 ? [{ entry: 'fold' as const, id: `fold ${title}`, counts: folded }] : []),
	];
}

type Stop = Exclude<BoardEntry, { entry: 'heading' }>;

/** Entries that the cursor stops at. */
export const stopsOf = (entries: readonly BoardEntry[]): Stop[] =>
	entries.filter((entry) => entry.entry !== 'heading');

const isFailed = (stop: Stop) => stop.entry === 'row' && stop.row.stage === 'failed';

/** Which stop the cursor is on. Before a person has moved it, it is where one would look first. */
export function cursorStop(stops: readonly Stop[], { cursorId, cursorIndex }: BoardLook): number {
	const found = stops.findIndex((stop) => (cursorId === undefined ? isFailed(stop) : stop.id === cursorId));
	return found >= 0 ? found : Math.max(0, Math.min(cursorIndex, stops.length - 1));
}

export const lookOf = (place: DetailPlace): BoardLook => place.look ?? firstLook;

/** The board in front; undefined where there is none, or YAML, or one of its rows is. */
export function boardInFront(place: Place): Board | undefined {
	return place.screen === 'detail' && openedRow(place) === undefined ? boardOf(place) : undefined;
}

/** The row whose own page is in front. */
export function openedRow(place: DetailPlace): BoardRow | undefined {
	const { opened } = lookOf(place);
	if (opened === undefined) return undefined;
	for (const { rows } of boardOf(place)?.sections ?? [])
		for (const row of rows) if (row.id === opened) return row;
	return undefined;
}

const boardOf = ({ detail, mode }: DetailPlace): Board | undefined =>
	mode === 'fields' && detail.state === 'ready' ? detail.value.board : undefined;
