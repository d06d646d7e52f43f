import type { StoreApi } from 'zustand';
import type { Clock } from '../clock.ts';
import type { Dns } from '../dns/dns.ts';
import type { Journal } from '../operations/journal/journal.ts';
import type { Kind } from '../resources/resource.ts';
import type { Overlay, Place, Screen, TableState } from '../store/screen.ts';
import { emptyTable } from '../store/screen.ts';
import type { State } from '../store/state.ts';
import type { CommandId } from './commands.ts';
import type { Connections } from './connections.ts';

export interface DetailReading {
	/** Of which item, as it was when the reading began. */
	item: unknown;
	abort: AbortController;
	/** Is the answer still awaited? */
	pending: boolean;
	/** Is it read again by itself? Then its item may change without that. */
	live: boolean;
	/** How often in a row it failed. */
	failures: number;
	/** Forgets the next time. */
	cancel(): void;
}

/** What the hands of the cockpit hold: everything that a command may use. */
export interface Controls {
	store: StoreApi<State>;
	clock: Clock;
	/** Any other command: what the palette leads to. */
	run(command: CommandId): void;
	/** A fresh idempotency token. */
	uuid(): string;
	connections: Connections;
	/** The detail that is being read, or was: of which item, and how to give it up. */
	reading?: DetailReading;
	/** The comparison that is being read: how to give it up. */
	comparing?: AbortController;
	/** The form or plan that is being made: how to give it up. */
	draft?: AbortController;
	journal: Journal;
	/** Asks for names. Without it nobody asks. */
	dns?: Dns;
	/** How many lines of what is in front are shown, and how many there are: only the views know. */
	extentOf(state: State): { page: number; length: number };
	terminal: {
		/** Puts text on the clipboard of the person's own machine (OSC 52). */
		copy(text: string): void;
		/** Somebody else wrote over the screen. */
		redraw(): void;
		suspend(): void;
		quit(): void;
	};
}

export const screenOf = (controls: Controls): Screen => controls.store.getState().screen;

export function changeScreen(controls: Controls, change: (screen: Screen) => Partial<Screen>): void {
	controls.store.setState((state) => ({ screen: { ...state.screen, ...change(state.screen) } }));
}

/** The place in front. */
export const placeOf = (screen: Screen): Place => screen.places.at(-1) ?? { screen: 'cockpit' };

/** The kind whose items the keys act on; undefined on the timeline, the journal and operations. */
export function kindOf(screen: Screen): Kind | undefined {
	const place = placeOf(screen);
	if (place.screen === 'cockpit') return screen.focus === 'timeline' ? undefined : screen.focus;
	return place.screen === 'table' || place.screen === 'detail' ? place.kind : undefined;
}

export const tableOf = (screen: Screen, kind: Kind): TableState => screen.tables[kind] ?? emptyTable;

export function changeTable(controls: Controls, kind: Kind, change: Partial<TableState>): void {
	changeScreen(controls, (screen) => ({
		tables: { ...screen.tables, [kind]: { ...tableOf(screen, kind), ...change } },
	}));
}

/** Replaces the place in front. */
export function changePlace(controls: Controls, place: Place): void {
	changeScreen(controls, (screen) => ({ places: [...screen.places.slice(0, -1), place] }));
}

export function show(controls: Controls, overlay: Overlay | undefined): void {
	changeScreen(controls, () => ({ overlay }));
}

type ToneOfNotice = NonNullable<Screen['notice']>['tone'];

/** One line above the footer, for a while. */
export function notice(controls: Controls, text: string, tone: ToneOfNotice = 'good'): void {
	changeScreen(controls, () => ({ notice: { text, tone, at: controls.clock.now() } }));
}
