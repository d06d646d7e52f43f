/** Everything that is chosen from a list with a fuzzy query: what there is to choose, and what a choice does. */
import { problemFrom } from '../../aws/problem.ts';
import type { Overlay } from '../../store/screen.ts';
import { type EditKey, edit, emptyLine } from '../../text/line-edit.ts';
import { type Controls, changeScreen, screenOf, show } from '../controls.ts';
import { actionPicker } from './action-picker.ts';
import { comparePicker } from './compare-picker.ts';
import { deployPicker } from './deploy-picker.ts';
import { matchingChoices } from './fuzzy.ts';
import { palette } from './palette.ts';
import type { Picker } from './picker.ts';
import { relatedPicker } from './related-picker.ts';
import { sortPicker } from './sort-picker.ts';
import { themePicker } from './theme-picker.ts';
import { profilePicker, regionPicker } from './where-pickers.ts';

type PickerOverlay = Extract<Overlay, { overlay: 'picker' }>;
export type Purpose = PickerOverlay['purpose'];

const pickers: Record<Purpose, Picker> = {
	compare: comparePicker,
	deploy: deployPicker,
	palette,
	profile: profilePicker,
	region: regionPicker,
	theme: themePicker,
	sort: sortPicker,
	actions: actionPicker,
	related: relatedPicker,
};

export async function openPicker(controls: Controls, purpose: Purpose): Promise<void> {
	const picker = pickers[purpose];
	const opened: PickerOverlay = {
		overlay: 'picker',
		purpose,
		title: typeof picker.title === 'string' ? picker.title : picker.title(controls.store.getState()),
		query: emptyLine,
		cursor: 0,
		choices: { state: 'loading' },
	};
	const fill = (choices: PickerOverlay['choices']) =>
		changeScreen(controls, ({ overlay }) =>
			overlay?.overlay === 'picker' && overlay.purpose === purpose
				? { overlay: { ...overlay, choices } }
				: {},
		);
	show(controls, opened);
	try {
		const choices = picker.choices(controls);
		fill({ state: 'ready', value: Array.isArray(choices) ? choices : await choices });
	} catch (error) {
		fill({ state: 'failed', problem: problemFrom(error) });
	}
}

export function editQuery(controls: Controls, overlay: PickerOverlay, key: EditKey): void {
	show(controls, { ...overlay, query: edit(overlay.query, key), cursor: 0 });
}

/** `⏎`: what is chosen happens; what is disabled says why. */
export function choose(controls: Controls, overlay: PickerOverlay): void {
	if (overlay.choices.state !== 'ready') return;
	const choice = matchingChoices(overlay.choices.value, overlay.query.text)[overlay.cursor];
	if (!choice || choice.disabled) return;
	show(controls, undefined);
	pickers[overlay.purpose].choose(controls, choice.value);
	if (screenOf(controls).overlay === undefined) controls.connections.attend();
}
