import type { Size } from '../../source/store/screen.ts';
import { cut, fit } from '../../source/text/fit.ts';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';
import { blank, type Line, type Span, type Token } from './line.ts';

export interface Page {
	title: string;
	/** After the title: counts. */
	note?: string;
	/** How many lines there are below those given; without it, those that do not fit are counted. */
	more?: number;
	/** At the right of the title: the risk of a plan, a count. */
	badge?: Span;
	/** Of the frame. */
	border?: Token;
	/** From the first that is seen on; what does not fit is counted in the lower border. */
	lines: readonly Line[];
	/** Always seen, below the lines: what is asked for. */
	foot?: readonly Line[];
}

/** The area between header and footer. */
export const bodyRows = ({ rows }: Size): number => Math.max(3, rows - 2);
/** Cells and rows inside the frame of an overlay. */
export const insideOf = (size: Size): { cells: number; rows: number } => ({
	cells: Math.max(1, size.columns - 4),
	rows: Math.max(1, bodyRows(size) - 2),
});

/** A page with its frame, exactly as large as the body. */
export const framed = (page: Page, size: Size): Line[] =>
	boxed(page, { columns: size.columns, rows: bodyRows(size) });

/** A page with its frame, exactly as large as `size`. */
export function boxed(page: Page, size: Size): Line[] {
	const cells = Math.max(1, size.columns - 4);
	const rows = Math.max(1, size.rows - 2);
	const style = page.border ?? 'borderFocused';
	const foot = page.foot ?? [];
	const shown = page.lines.slice(0, Math.max(0, rows - foot.length));
	const fill: Line[] = Array.from({ length: Math.max(0, rows - shown.length - foot.length) }, () => blank);
	const side = (text: string): Span => ({ text, style });
	return [
		topLine(page, cells + 2, style),
		...[...shown, ...fill, ...foot].map((line): Line => [side('│ '), ...clipped(line, cells), side(' │')]),
		bottomLine(page.more ?? page.lines.length - shown.length, cells + 2, style),
	];
}

/** A title may hold an item's name, and a note what a file said: both are made printable here, once for all. */
function topLine({ badge, ...told }: Page, cells: number, style: Token): Line {
	const [title, note] = [printable(told.title), printable(told.note ?? '')];
	const badgeCells = badge ? width(badge.text) + 3 : 0;
	const room = Math.max(1, cells - 3 - badgeCells);
	const name = fit(title, Math.min(width(title), room));
	const noteRoom = room - width(name) - 3;
	const remark = note === '' || noteRoom < 4 ? '' : ` ─ ${cut(note, noteRoom)}`;
	const rule = Math.max(0, room - width(name) - width(remark));
	return [
		{ text: '╭ ', style },
		{ text: name, style: 'title' },
		{ text: remark.slice(0, 3), style },
		{ text: remark.slice(3), style: 'text' },
		{ text: ` ${'─'.repeat(rule + 1)}`, style },
		...(badge ? [{ text: ' ' }, badge, { text: ' ─', style }] : []),
		{ text: '╮', style },
	];
}

/** Says how much more there is below what is seen. */
function bottomLine(more: number, cells: number, style: Token): Line {
	const note = more > 0 ? ` ↓ ${more} more ` : '';
	const rule = Math.max(0, cells - note.length - (note ? 1 : 0));
	return [
		{ text: `╰${'─'.repeat(rule)}`, style },
		{ text: note, style: 'muted' },
		{ text: note ? '─╯' : '╯', style },
	];
}

/** A line made exactly `cells` wide: cut, or filled up with spaces. */
export function clipped(line: Line, cells: number): Line {
	let room = cells;
	const spans: Span[] = [];
	for (const span of line) {
		if (room <= 0) break;
		const needed = width(span.text);
		spans.push(needed <= room ? span : { ...span, text: fit(span.text, room) });
		room -= needed;
	}
	return room > 0 ? [...spans, { text: ' '.repeat(room) }] : spans;
}
