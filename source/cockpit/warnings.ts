import { withEvents } from '../store/timeline.ts';
import { type Controls, notice } from './controls.ts';

/** What is not as it should be at the start: the first of it at once, all of it on the timeline. */
export function warn(controls: Controls, warnings: ReadonlyArray<string | undefined>): void {
	const texts = warnings.filter((text) => text !== undefined);
	const [first] = texts;
	if (first === undefined) return;
	const more = texts.length > 1 ? ` (${texts.length - 1} more on the timeline, t)` : '';
	notice(controls, `${first}${more}`, 'warning');
	const at = controls.clock.now();
	controls.store.setState((state) =>
		withEvents(
			state,
			texts.map((text, index) => ({
				id: `start ${index}`,
				at,
				kind: 'settings',
				itemId: '',
				subject: 'settings',
				text,
				tone: 'warning',
				mine: false,
			})),
		),
	);
}
