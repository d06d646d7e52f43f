import type { PickerChoice } from '../../store/screen.ts';
import type { State } from '../../store/state.ts';
import type { Controls } from '../controls.ts';

/** A list that one chooses from: what there is, and what a choice does. */
export interface Picker {
	title: string | ((state: State) => string);
	choices(controls: Controls): PickerChoice[] | Promise<PickerChoice[]>;
	choose(controls: Controls, value: string): void;
}
