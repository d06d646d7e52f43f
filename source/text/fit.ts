import { graphemes } from './graphemes.ts';
import { plain } from './plain.ts';
import { width } from './width.ts';

/** Exactly `cells` wide: cut with … where it is too long, filled with spaces where it is too short. */
export function fit(text: string, cells: number, align: 'left' | 'right' = 'left'): string {
	if (cells <= 0) return '';
	const fitting = cut(text, cells);
	const spaces = ' '.repeat(Math.max(0, cells - width(fitting)));
	return align === 'left' ? fitting + spaces : spaces + fitting;
}

/** At most `cells` wide, ending in … when something was cut off. */
export function cut(text: string, cells: number): string {
	// Beginning too wide already: what is cut off need not be measured.
	const tooLong = text.length > cells && plain.test(text.slice(0, cells + 1));
	if (!tooLong && width(text) <= cells) return text;
	if (cells <= 0) return '';
	if (tooLong) return `${text.slice(0, cells - 1)}…`;
	let kept = '';
	let used = 1;
	for (const grapheme of graphemes(text)) {
		used += width(grapheme);
		if (used > cells) break;
		kept += grapheme;
	}
	return `${kept}…`;
}
