import { graphemes } from './graphemes.ts';

/** One line of text being edited. */
export interface LineEdit {
	text: string;
	/** Index in UTF-16 units. */
	caret: number;
}

export type EditKey =
	| { key: 'insert'; text: string }
	| { key: 'backspace' | 'delete' | 'left' | 'right' | 'home' | 'end' | 'killWord' | 'killLine' };

/** What spans several lines, for a field that has but one. */
export const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

export const emptyLine: LineEdit = { text: '', caret: 0 };
export const lineOf = (text: string): LineEdit => ({ text, caret: text.length });

/** Length of the grapheme that ends at the end of `text`: a caret never stops inside an emoji. */
const lastGrapheme = (text: string) => [...graphemes(text)].at(-1)?.length ?? 0;
const firstGrapheme = (text: string) => graphemes(text).next().value?.length ?? 0;

export function edit(line: LineEdit, key: EditKey): LineEdit {
	const left = line.text.slice(0, line.caret);
	const right = line.text.slice(line.caret);
	switch (key.key) {
		case 'insert':
			return { text: left + key.text + right, caret: line.caret + key.text.length };
		case 'backspace':
			return {
				text: left.slice(0, left.length - lastGrapheme(left)) + right,
				caret: left.length - lastGrapheme(left),
			};
		case 'delete':
			return { text: left + right.slice(firstGrapheme(right)), caret: line.caret };
		case 'left':
			return { ...line, caret: line.caret - lastGrapheme(left) };
		case 'right':
			return { ...line, caret: line.caret + firstGrapheme(right) };
		case 'home':
			return { ...line, caret: 0 };
		case 'end':
			return { ...line, caret: line.text.length };
		case 'killWord': {
			const kept = left.replace(/\S*\s*$/, '');
			return { text: kept + right, caret: kept.length };
		}
		case 'killLine':
			return { text: right, caret: 0 };
	}
}
