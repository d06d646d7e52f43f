import type { Environment } from '../../resources/elasticbeanstalk/environments.ts';
import type { State } from '../../store/state.ts';
import { openComparison } from '../comparing.ts';
import { kindOf, placeOf, tableOf } from '../controls.ts';
import { cursorItem } from '../items.ts';
import type { Picker } from './picker.ts';

/** In the order in which they were marked: the first is on the left. */
export function markedEnvironments({ screen, known }: State): Environment[] {
	return [...tableOf(screen, 'environments').marks].flatMap(
		(id) => known.environments.items.find((environment) => environment.id === id) ?? [],
	);
}

/** The one to compare another with: whose detail is in front, the only marked one, the one under the cursor. */
export function firstToCompare(state: State): Environment | undefined {
	const [marked] = markedEnvironments(state);
	if (kindOf(state.screen) !== 'environments') return marked;
	const inFront = cursorItem(state, 'environments');
	return placeOf(state.screen).screen === 'detail' ? inFront : (marked ?? inFront);
}

/** The other one: those of the same application first, as blue is compared with green. */
export const comparePicker: Picker = {
	title: (state) => `Compare ${firstToCompare(state)?.name ?? ''} with`,
	choices({ store }) {
		const state = store.getState();
		const first = firstToCompare(state);
		const rank = ({ application }: Environment) => Number(application !== first?.application);
		return state.known.environments.items
			.filter(({ id }) => id !== first?.id)
			.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
			.map(({ id, name, application, version, status }) => ({
				value: id,
				label: name,
				hint: [application, version, status].filter(Boolean).join(' · '),
			}));
	},
	choose(controls, chosen) {
		const state = controls.store.getState();
		const first = firstToCompare(state);
		const second = state.known.environments.items.find(({ id }) => id === chosen);
		if (first && second) openComparison(controls, first, second);
	},
};
