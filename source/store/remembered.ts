/**
 * What the panes showed in the last session, as text: what is drawn until the first read. It is kept apart from what is
 * known, so that no plan, no event and no mark can ever come of it.
 */
import { resources } from '../resources/all.ts';
import type { Kind, Kinds, Resource, Tone } from '../resources/resource.ts';
import { rowsOf, summaryOf } from './rows.ts';
import { emptyTable, type PaneId, panes } from './screen.ts';
import { standing } from './standing.ts';
import type { State } from './state.ts';

export interface RememberedCell {
	text: string;
	tone?: Tone;
}

export interface RememberedRow {
	tone: Tone;
	/** By the column's id. */
	cells: Readonly<Record<string, RememberedCell>>;
}

export interface RememberedPane {
	/** When it was read, milliseconds since the epoch on the wall. */
	at: number;
	/** What the pane said of all items together. */
	summary: string;
	/** The first ones, in the pane's order. */
	rows: readonly RememberedRow[];
}

/** Panes that show a kind. */
export type KindPane = Exclude<PaneId, 'timeline'>;
export type Remembered = Readonly<Partial<Record<KindPane, RememberedPane>>>;

export const kindPanes = panes.filter((pane) => pane !== 'timeline');

/** Rows of a pane that are kept: more than any terminal shows. */
export const mostRows = 100;
/** UTF-16 units of a text: wider than any column. */
export const longestText = 200;

/** What is left of a pane, as long as nothing of it is known. */
export const rememberedPane = (state: State, pane: KindPane): RememberedPane | undefined =>
	state.known[pane].items.length > 0 ? undefined : leftPane(state, pane);

/** Of another account's that a profile led to, nothing. */
function leftPane(
	{ remembered, session: { connection } }: State,
	pane: KindPane,
): RememberedPane | undefined {
	const isOther = connection.state === 'ready' && connection.identity.account !== remembered?.account;
	return isOther ? undefined : remembered?.panes[pane];
}

/** What is worth keeping now. What was not read in this session stays as it was in the last. `now`: the wall's. */
export function remember(state: State, now: number): Remembered {
	const kept = kindPanes.map((pane) => [pane, paneOf(state, pane, now)] as const);
	return Object.fromEntries(kept.filter(([, pane]) => pane !== undefined));
}

function paneOf<K extends KindPane & Kind>(state: State, kind: K, now: number): RememberedPane | undefined {
	const how = standing(state.known[kind], state.now);
	if (how.state !== 'fresh' && how.state !== 'stale') return leftPane(state, kind);
	const resource: Resource<Kinds[K]> = resources[kind];
	const sight = { now: state.now, rules: state.settings.rules };
	const columns = resource.columns.filter(({ id }) => resource.pane.includes(id));
	const row = (item: Kinds[K]): RememberedRow => ({
		tone: resource.tone(item, sight),
		cells: Object.fromEntries(
			columns.map((column) => {
				const tone = column.tone?.(item, sight);
				return [column.id, { text: short(column.value(item, sight)), ...(tone && { tone }) }];
			}),
		),
	});
	return {
		at: now - how.age,
		summary: short(summaryOf(state, kind)),
		rows: rowsOf(unfiltered(state, kind), kind).slice(0, mostRows).map(row),
	};
}

const short = (text: string): string => text.slice(0, longestText).toWellFormed();

/** A filter is a question of this session. */
function unfiltered(state: State, kind: Kind): State {
	const { screen } = state;
	const table = { ...(screen.tables[kind] ?? emptyTable), filter: '' };
	return { ...state, screen: { ...screen, tables: { ...screen.tables, [kind]: table } } };
}
