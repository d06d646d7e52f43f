/** Pages of text as data: what overlays are made of, so that their length is known without painting them. */
import { fit } from '../../source/text/fit.ts';
import { graphemes } from '../../source/text/graphemes.ts';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';
import type { Theme } from '../../themes/theme.ts';

export type Token = Exclude<keyof Theme, 'name'>;

export interface Span {
	/** Printable text. */
	text: string;
	style?: Token;
}

/** One line of the screen; an empty one is a blank line. */
export type Line = readonly Span[];

/** A piece of text, whatever it holds made printable. */
export const span = (text: string, style?: Token): Span => ({ text: printable(text), style });

/** The same, exactly `cells` wide. */
export const cell = (text: string, cells: number, style?: Token): Span => ({
	text: fit(printable(text), cells),
	style,
});

export const blank: Line = [];
export const heading = (text: string): Line => [span(text, 'title')];

/** Breaks a text at spaces into lines of at most `cells`; a longer word is broken where it must be. What is set in stays so. */
export function wrap(text: string, cells: number): string[] {
	const limit = Math.max(1, cells);
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		const [indent = ''] = /^ */.exec(paragraph) ?? [];
		let line = width(indent) < limit ? indent : '';
		let begun = false;
		for (const word of paragraph.slice(indent.length).split(' ')) {
			const longer = begun ? `${line} ${word}` : line + word;
			if (width(longer) <= limit) {
				line = longer;
				begun = true;
				continue;
			}
			if (begun) {
				lines.push(line);
				line = '';
			}
			for (const grapheme of graphemes(word)) {
				if (width(line + grapheme) > limit) {
					lines.push(line);
					line = '';
				}
				line += grapheme;
			}
			begun = true;
		}
		lines.push(line);
	}
	return lines;
}

/** A wrapped text behind a first piece (a glyph, a label); its other lines are set in below it. */
export function paragraph(first: Span, text: string, cells: number, style?: Token): Line[] {
	const indent = width(first.text);
	return wrap(printable(text), cells - indent).map((part, index) => [
		index === 0 ? first : { text: ' '.repeat(indent) },
		{ text: part, style },
	]);
}

/** `page` of `length` lines around the cursor, which stays in the middle as far as there are lines. */
export function windowAround(cursor: number, length: number, page: number): { from: number; to: number } {
	const from = Math.max(0, Math.min(cursor - (page >> 1), length - page));
	return { from, to: Math.min(length, from + page) };
}
