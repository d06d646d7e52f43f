import { themes } from '../../../themes/all.ts';
import type { Controls } from '../controls.ts';
import type { Picker } from './picker.ts';

export function wear(controls: Controls, theme: string): void {
	controls.store.setState(({ settings }) => ({ settings: { ...settings, theme } }));
}

export const themePicker: Picker = {
	title: 'Theme',
	choices: () => Object.keys(themes).map((name) => ({ value: name, label: name })),
	choose: wear,
};
