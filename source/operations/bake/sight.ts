/** What a bake shows, as it was read last. Never in the journal: whoever watches reads it himself. */

/** How a light stands. `unread`: it could not be read, and is neither green nor red. */
export interface Reading {
	colour: 'green' | 'amber' | 'red' | 'unread';
	/** What it shows, `Green/Ok`; for an unread one, why. Printable. */
	says: string;
	/** Why it is red, without a full stop; empty otherwise. */
	reason: string;
	/** The region's time. */
	at: number;
}

export interface Sight {
	/** When the reads of it began, the region's time. */
	at: number;
	/** As the bake lists them. */
	lights: readonly Reading[];
	facts: ReadonlyArray<string | undefined>;
	/** For each gauge its values, oldest first; undefined: it could not be read. */
	lines: ReadonlyArray<ReadonlyArray<number | undefined>>;
}

/** How far a name's new answer has come. */
export interface NameShare {
	name: string;
	/** Servers that give the new answer, of all that were asked. */
	moved: number;
	of: number;
	/** No longer asked: every server has noticed, or the time for it is up. */
	over: boolean;
}

/** Values that are kept of a gauge: more than the widest screen shows. */
export const longestLine = 240;
