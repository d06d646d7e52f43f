/** The whole state of Airboss as one plain value. No I/O here: pollers, engine and cockpit write to it. */
import type { Problem } from '../aws/problem.ts';
import type { Identity, Traffic } from '../aws/region.ts';
import type { Settings } from '../config/settings.ts';
import type { Operation } from '../operations/operation.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import type { TimelineEvent } from '../timeline/event.ts';
import type { LastSession } from './last-session.ts';
import type { Screen } from './screen.ts';

/** How one source of a kind stands. `at` is the region's time of the last good read. */
export interface SourceState {
	title: string;
	/** It only tells more about items that others list: alone it shows nothing. */
	enriches?: boolean;
	/** Undefined until the first complete read. */
	at?: number;
	/** A read is under way. */
	reading: boolean;
	/** Why the last read failed; undefined when it went well. */
	problem?: Problem;
	/** After this time (region's) without a good read the data is shown as stale. */
	staleAfter: number;
}

/** What is known of one kind: items of all its sources together. */
export interface Known<Item> {
	/** Of all sources, with what enriches them. Replaced, never changed in place: identity means "unchanged". */
	items: readonly Item[];
	/** One a source, then one an enrichment, in the resource's order. */
	sources: readonly SourceState[];
	/** What each source told last, bare. */
	parts: readonly (readonly Item[])[];
	/** What each enrichment told last. */
	extras: readonly ReadonlyMap<string, Partial<Item>>[];
}

export type KnownKinds = { readonly [K in Kind]: Known<Kinds[K]> };

/** Whom we are connected as; the panes stay dark until this is `ready`. */
export type Connection =
	| { state: 'connecting' }
	| { state: 'ready'; identity: Identity }
	| { state: 'failed'; problem: Problem };

export interface Session {
	profile: string;
	region: string;
	simulated: boolean;
	readOnly: boolean;
	/** The profile or the region is marked `production` in the settings. */
	production: boolean;
	connection: Connection;
}

export interface State {
	settings: Settings;
	session: Session;
	known: KnownKinds;
	/** What the panes showed in the last session here, if anything: drawn until there is something to know. */
	remembered?: LastSession;
	/** Newest first. */
	timeline: readonly TimelineEvent[];
	/** Newest first: what is under way and what was done, also in earlier sessions. */
	operations: readonly Operation[];
	traffic: Traffic;
	screen: Screen;
	/** The region's time, milliseconds since the epoch; ticks once a second. */
	now: number;
}
