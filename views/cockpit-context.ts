import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Cockpit } from '../source/cockpit/cockpit.ts';
import type { State } from '../source/store/state.ts';
import type { RowReferences } from '../source/terminal/row-references.ts';
import type { Theme } from '../themes/theme.ts';

export interface Surroundings {
	store: StoreApi<State>;
	cockpit: Cockpit;
	theme: Theme;
	/** Present where the terminal's writer knows the rows, so that Ink need not. */
	references?: RowReferences;
}

export const CockpitContext = createContext<Surroundings | undefined>(undefined);

function useSurroundings(): Surroundings {
	const surroundings = useContext(CockpitContext);
	if (!surroundings) throw new Error('A view was rendered outside <CockpitContext>.');
	return surroundings;
}

/** A part of the state; the component renders again only when that part is another value. */
export const useAirboss = <T>(selector: (state: State) => T): T =>
	useStore(useSurroundings().store, selector);
/** The store itself, for what is composed from all of it when one of its parts has changed. */
export const useAirbossStore = (): StoreApi<State> => useSurroundings().store;
/** What a person can do. */
export const useCockpit = (): Cockpit => useSurroundings().cockpit;
export const useTheme = (): Theme => useSurroundings().theme;
export const useRowReferences = (): RowReferences | undefined => useSurroundings().references;
