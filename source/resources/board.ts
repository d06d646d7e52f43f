/** A board: who is where in something that many take part in, as data. Times are the region's milliseconds. */
import type { Field, Tone } from './resource.ts';

/** Where one stands, as a whole or in one step; `ready` waits for a person. */
export type Stage = 'pending' | 'going' | 'ready' | 'done' | 'failed' | 'skipped' | 'unknown';

/** One step that everybody goes through. */
export interface BoardColumn {
	/** In full: `ApplicationStop`. */
	title: string;
	/** As a heading: `Stop`. */
	short: string;
	/** As a heading of three cells at most, for narrow terminals: `Stp`. */
	shortest: string;
}

/** One step of one row. */
export interface BoardCell {
	stage: Stage;
	startedAt?: number;
	endedAt?: number;
	/** What there is to read about it, a label with its text each; a text may hold many lines. */
	notes?: readonly Field[];
}

export interface BoardRow {
	/** Unique on the board: the cursor stays with it. */
	id: string;
	/** What a person calls it: `web-07`. */
	name: string;
	/** AWS's own word for where it stands as a whole. */
	status: string;
	stage: Stage;
	/** What it runs, and what it is to run: `v41 → v42`. */
	version: string;
	/** In a few words, where there is room: why it failed. */
	remark: string;
	/** One a column; undefined where that step is not for this row. Empty until the row has been read. */
	cells: ReadonlyArray<BoardCell | undefined>;
	/** What its own page tells besides its steps. */
	fields: readonly Field[];
	/** When it was read; 0 until then. Of what it was doing then nobody knows how much longer it does. */
	readAt: number;
}

export interface BoardSection {
	/** `''` where there is only one. */
	title: string;
	/** Beside the title: `takes the traffic`. */
	note?: string;
	/** In a steady order: that of their names. */
	rows: readonly BoardRow[];
}

/** A line above the rows: why it failed, what it waits for. */
export interface BoardNote {
	text: string;
	tone?: Tone;
	/** What it waits for ends then: the time that is left is shown behind it. */
	until?: number;
}

export interface Board {
	/** What it is about, in pieces: application, id, configuration, versions. The last ones are dropped first. */
	headline: readonly string[];
	status: string;
	tone: Tone;
	startedAt: number;
	/** Undefined while it goes on. */
	endedAt?: number;
	/** How many stand where, by AWS's own count where it keeps one. */
	counts: ReadonlyArray<{ stage: Stage; word: string; count: number }>;
	/** How much of it is through, 0–1, steps counted. */
	share: number;
	notes: readonly BoardNote[];
	columns: readonly BoardColumn[];
	sections: readonly BoardSection[];
}
