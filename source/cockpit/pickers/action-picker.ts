import { actions } from '../../actions/all.ts';
import type { Kind } from '../../resources/resource.ts';
import { beginAction, refusal } from '../beginning.ts';
import { kindOf } from '../controls.ts';
import type { Picker } from './picker.ts';

/** `a`: the actions that apply here, with the reason where one does not. */
export const actionPicker: Picker = {
	title: 'Actions',
	choices(controls) {
		const state = controls.store.getState();
		const kind = kindOf(state.screen);
		return actions
			.filter((action) => isOffered(action, kind))
			.map((action) => ({
				value: action.id,
				label: action.title,
				hint: action.risk,
				disabled: refusal(state, action),
			}));
	},
	choose: (controls, id) => beginAction(controls, id),
};

/** In front is one of its kind, or what stands for one; or it needs none. */
const isOffered = ({ kind: own, takes, from }: (typeof actions)[number], kind: Kind | undefined): boolean =>
	own === kind || takes === 'none' || takes === 'any' || (kind !== undefined && from?.[kind] !== undefined);
