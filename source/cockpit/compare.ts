import { openComparison } from './comparing.ts';
import { type Controls, kindOf, notice, placeOf } from './controls.ts';
import { firstToCompare, markedEnvironments } from './pickers/compare-picker.ts';
import { openPicker } from './pickers/pickers.ts';

/** `=`: the two marked environments; else the one in front with one that is picked. */
export function compare(controls: Controls): void {
	const state = controls.store.getState();
	const warn = (text: string) => notice(controls, text, 'warning');
	const first = firstToCompare(state);
	if (!first)
		return warn('Environments are compared: mark two of them, or put the cursor on one (: environments).');
	const isDetail = placeOf(state.screen).screen === 'detail' && kindOf(state.screen) === 'environments';
	const [left, right, ...more] = isDetail ? [] : markedEnvironments(state);
	if (more.length > 0) return warn(`Two environments are compared, and ${more.length + 2} are marked.`);
	if (left && right) return openComparison(controls, left, right);
	if (state.known.environments.items.length < 2)
		return warn(`There is no other environment to compare ${first.name} with.`);
	void openPicker(controls, 'compare');
}
