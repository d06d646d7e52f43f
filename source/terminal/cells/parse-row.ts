import { graphemes } from '../../text/graphemes.ts';
import type { Row } from './grid.ts';
import { type Cell, cellOf, plain, type Style, styleAfter } from './style.ts';

/**
 * Text in which every code unit is a cluster of its own: none is a mark, joins its neighbour or is half of a
 * pair. Latin, box drawing, geometric shapes, CJK, Hangul syllables, private use (icons).
 */
const unjoined =
	/^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uff01-\uff9d]*$/;
const control = /[\0-\x1f\x7f-\x9f]/;
const mark = /^\p{M}/u;

/**
 * A painted row, printable text and SGR sequences, as `columns` cells: cut or filled up with blanks. It begins
 * in the terminal's own style. Undefined when there is anything else in it.
 */
export function parseRow(source: string, columns: number): Row | undefined {
	const cells: Cell[] = [];
	let text = '';
	let style = plain;
	let begun = false;
	for (const part of source.split('\x1b[')) {
		let chunk = part;
		if (begun) {
			const end = part.indexOf('m');
			const next = end < 0 ? undefined : styleAfter(style, part.slice(0, end));
			if (!next) return undefined;
			style = next;
			chunk = part.slice(end + 1);
		}
		begun = true;
		if (chunk === '') continue;
		text += chunk;
		if (unjoined.test(chunk)) {
			for (let at = 0; at < chunk.length; at++) put(cells, cellOf(style, chunk.charAt(at)));
		} else {
			if (control.test(chunk)) return undefined;
			for (const grapheme of graphemes(chunk.toWellFormed())) put(cells, cellOf(style, grapheme));
		}
	}
	fit(cells, columns);
	return { source, text: text.trimEnd(), cells };
}

function put(cells: Cell[], cell: Cell): void {
	if (cell.width === 0) return attach(cells, cell.glyph);
	cells.push(cell);
	for (let covered = 1; covered < cell.width; covered++) cells.push(cell.style.covered);
}

/** A mark that is styled apart from its letter still belongs to it; what is never seen takes no cell. */
function attach(cells: Cell[], glyph: string): void {
	if (!mark.test(glyph)) return;
	const at = cells.findLastIndex(({ width }) => width > 0);
	const letter = cells[at];
	if (!letter) return;
	const marked = cellOf(letter.style, letter.glyph + glyph);
	if (marked.width === letter.width) cells[at] = marked;
}

/** A wide glyph that the edge cuts in two becomes blank. */
function fit(cells: Cell[], columns: number): void {
	if (cells.length > columns) {
		let first = columns;
		while (cells[first]?.width === 0) first--;
		const cut: Style | undefined = cells[first]?.style;
		cells.length = columns;
		if (cut) cells.fill(cut.blank, first);
	}
	while (cells.length < columns) cells.push(plain.blank);
}
