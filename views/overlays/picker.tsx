import { matchingChoices } from '../../source/cockpit/pickers/fuzzy.ts';
import type { Overlay, Size } from '../../source/store/screen.ts';
import { caretSpans } from '../components/caret.ts';
import { framed, insideOf } from '../components/frame.ts';
import { blank, type Line, span } from '../components/line.ts';
import { Lines } from '../components/lines.tsx';
import { loadingLines } from './loading-lines.ts';
import { pickerLines } from './picker-lines.ts';

export type PickerOverlay = Extract<Overlay, { overlay: 'picker' }>;

/** Rows of choices: the query and a blank line stand above them. */
export const pickerRows = (size: Size): number => Math.max(1, insideOf(size).rows - 2);

export const pickerMatches = ({ choices, query }: PickerOverlay) =>
	choices.state === 'ready' ? matchingChoices(choices.value, query.text) : [];

export function Picker({ overlay, size }: { overlay: PickerOverlay; size: Size }) {
	const { cells } = insideOf(size);
	const matches = pickerMatches(overlay);
	const query: Line = [span('> ', 'accent'), ...caretSpans(overlay.query)];
	const all = overlay.choices.state === 'ready' ? overlay.choices.value.length : 0;
	const lines = loadingLines(overlay.choices, cells, () =>
		pickerLines(matches, { cursor: overlay.cursor, rows: pickerRows(size), cells }),
	);
	const badge = span(`${matches.length} of ${all}`, 'muted');
	return <Lines lines={framed({ title: overlay.title, badge, lines: [query, blank, ...lines] }, size)} />;
}
