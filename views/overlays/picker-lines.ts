import type { PickerChoice } from '../../source/store/screen.ts';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';
import { cell, type Line, span, windowAround } from '../components/line.ts';

/** The choices around the cursor, as many as there are rows. */
export function pickerLines(
	choices: readonly PickerChoice[],
	options: { cursor: number; rows: number; cells: number },
): Line[] {
	const { cursor, rows, cells } = options;
	if (choices.length === 0) return [[span('  nothing matches', 'muted')]];
	const { from, to } = windowAround(cursor, choices.length, rows);
	const shown = choices.slice(from, to);
	const widest = Math.max(...shown.map((choice) => width(printable(choice.label))));
	const label = Math.max(1, Math.min(widest, Math.floor((cells - 4) * 0.6)));
	return shown.map((choice, index) => {
		const current = from + index === cursor;
		const note = choice.disabled === undefined ? (choice.hint ?? '') : `✗ ${choice.disabled}`;
		const labelStyle = current ? 'cursor' : choice.disabled === undefined ? undefined : 'muted';
		return [
			span(current ? '▸ ' : '  ', 'accent'),
			cell(choice.label, label, labelStyle),
			{ text: '  ' },
			cell(note, Math.max(1, cells - label - 4), choice.disabled === undefined ? 'muted' : 'warning'),
		];
	});
}
