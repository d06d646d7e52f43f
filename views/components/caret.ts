import type { LineEdit } from '../../source/text/line-edit.ts';
import { printable } from '../../source/text/printable.ts';
import type { Span } from './line.ts';

/** A line being typed, with its caret: a bar, so that it is seen without colours too. */
export function caretSpans({ text, caret }: LineEdit): Span[] {
	return [
		{ text: printable(text.slice(0, caret)) },
		{ text: '▏', style: 'accent' },
		{ text: printable(text.slice(caret)) },
	];
}
