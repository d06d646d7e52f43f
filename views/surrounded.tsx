import { type ReactNode, useMemo } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Cockpit } from '../source/cockpit/cockpit.ts';
import type { State } from '../source/store/state.ts';
import type { RowReferences } from '../source/terminal/row-references.ts';
import { themeNamed } from '../themes/all.ts';
import { CockpitContext } from './cockpit-context.ts';

interface Props {
	store: StoreApi<State>;
	cockpit: Cockpit;
	/** False: as NO_COLOR wants it. */
	colour: boolean;
	references?: RowReferences;
	children: ReactNode;
}

/** Gives the views what they all stand on; another theme in the settings is another one here. */
export function Surrounded({ store, cockpit, colour, references, children }: Props) {
	const name = useStore(store, (state) => state.settings.theme);
	const value = useMemo(
		() => ({ store, cockpit, theme: themeNamed(name, colour), references }),
		[store, cockpit, name, colour, references],
	);
	return <CockpitContext value={value}>{children}</CockpitContext>;
}
