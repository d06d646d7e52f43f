import { actions } from '../actions/all.ts';
import { beginAction, refusal } from './beginning.ts';
import { kindOf } from './controls.ts';
import type { Picker } from './picker.ts';

/** `a`: the actions that apply here, with the reason where one does not. */
export const actionPicker: Picker = {
	title: 'Actions',
	choices(controls) {
		const state = controls.store.getState();
		const kind = kindOf(state.screen);
		return actions
			.filter((action) => action.kind === kind || action.takes === 'none' || action.takes === 'any')
			.map((action) => ({
				value: action.id,
				label: action.title,
				hint: action.risk,
				disabled: refusal(state, action),
			}));
	},
	choose: (controls, id) => beginAction(controls, id),
};
