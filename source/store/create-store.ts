import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../config/settings.ts';
import { emptyKnown } from './known.ts';
import { firstScreen, type Size } from './screen.ts';
import type { Session, State } from './state.ts';

export interface Beginning {
	settings: Settings;
	session: Session;
	/** Milliseconds since the epoch. */
	now: number;
	size: Size;
}

export const createAirbossStore = ({ size, ...beginning }: Beginning): StoreApi<State> =>
	createStore<State>(() => ({
		...beginning,
		known: emptyKnown(),
		timeline: [],
		operations: [],
		traffic: { callsPerMinute: 0, dollarsPerHour: 0, throttledPerMinute: 0 },
		screen: { ...firstScreen, size },
	}));
