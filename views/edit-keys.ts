import { type EditKey, inOneLine } from '../source/text/line-edit.ts';
import { textOf } from './key-name.ts';

const edits: Readonly<Record<string, Exclude<EditKey['key'], 'insert'>>> = {
	backspace: 'backspace',
	delete: 'delete',
	left: 'left',
	right: 'right',
	home: 'home',
	end: 'end',
	'^a': 'home',
	'^e': 'end',
	'^u': 'killLine',
	'^w': 'killWord',
};

/** What a key does to the text that is being typed. */
export function editFor(key: string): EditKey | undefined {
	const edit = edits[key];
	if (edit) return { key: edit };
	const text = textOf(key);
	return text === undefined ? undefined : { key: 'insert', text };
}

/**
 * A paste as it goes into a field: one piece of text, without the control characters that a terminal or
 * AWS would take for something else. Where a field holds one line, its lines become one.
 */
export function pastedText(paste: string, severalLines: boolean): string {
	const lines = paste
		.replace(/\r\n?/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/[^\P{Cc}\n]/gu, '')
		.replace(/\n+$/, '');
	return severalLines ? lines : inOneLine(lines);
}
