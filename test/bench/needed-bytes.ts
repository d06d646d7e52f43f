/**
 * What the cells that differ between two screens need at least, as the text that a terminal would be sent:
 * for each run of changed cells in a row the shortest absolute address, its graphemes, and an SGR for each change of
 * style; a gap of unchanged cells is written again where that is shorter than another address. It begins with
 * nothing switched on. Not counted: synchronized output, and a reset at the end. Not used: erasing, scrolling, relative moves
 * and repetition, with which a writer may well need less. It shares nothing with the writer that is measured.
 */
import { type Cell, plainStyle, type Screen, type Style } from './screen.ts';

/** Of a pair of screens of one size. */
export function neededText(before: Screen, after: Screen): string {
	let style = plainStyle;
	return after
		.map((cells, row) => {
			let text = '';
			/** Where the cursor stands in this row, once it is there. */
			let at: number | undefined;
			for (const { start, end } of changedRuns(before[row] ?? [], cells)) {
				const first = cells[start]?.style ?? style;
				const jump = address(row, start, at !== undefined) + transition(style, first);
				if (at === undefined) text += jump;
				else {
					const gap = written(cells.slice(at, start), style);
					const bridge = gap.text + transition(gap.style, first);
					text += Buffer.byteLength(bridge) < Buffer.byteLength(jump) ? bridge : jump;
				}
				const run = written(cells.slice(start, end), first);
				text += run.text;
				style = run.style;
				at = end;
			}
			return text;
		})
		.join('');
}

export const neededBytes = (before: Screen, after: Screen): number =>
	Buffer.byteLength(neededText(before, after));

interface Run {
	start: number;
	end: number;
}

/** A wide grapheme is changed as a whole. */
function changedRuns(before: readonly Cell[], after: readonly Cell[]): Run[] {
	const runs: Run[] = [];
	const differs = (column: number) =>
		before[column]?.text !== after[column]?.text || before[column]?.style !== after[column]?.style;
	for (let column = 0; column < after.length; ) {
		const width = after[column + 1]?.text === '' ? 2 : 1;
		if (differs(column) || (width === 2 && differs(column + 1))) {
			const last = runs.at(-1);
			if (last?.end === column) last.end = column + width;
			else runs.push({ start: column, end: column + width });
		}
		column += width;
	}
	return runs;
}

function written(cells: readonly Cell[], pen: Style): { text: string; style: Style } {
	let text = '';
	let style = pen;
	for (const cell of cells) {
		text += transition(style, cell.style) + cell.text;
		style = cell.style;
	}
	return { text, style };
}

/** Counted from 0; a 1 may be left out. */
function address(row: number, column: number, inRow: boolean): string {
	if (inRow) return `\x1b[${column + 1}G`;
	return `\x1b[${row === 0 ? '' : row + 1}${column === 0 ? '' : `;${column + 1}`}H`;
}

/** What switches each attribute off, in the order in which a style has them. */
const off = ['39', '49', '22', '22', '23', '24', '25', '27', '28', '29', '55'];
const boldAndFaint: readonly number[] = [2, 3];

const transitions = new Map<string, string>();

function transition(from: Style, to: Style): string {
	if (from === to) return '';
	const key = `${from}>${to}`;
	const known = transitions.get(key) ?? shortestTransition(from.split(','), to.split(','));
	transitions.set(key, known);
	return known;
}

/** Either what differs, or everything off and what is wanted on again. */
function shortestTransition(from: readonly string[], to: readonly string[]): string {
	const anew = ['', ...to.filter((on) => on !== '')].join(';');
	// Bold and faint go off together, so that what is wanted of them is switched on again.
	const bothOff = boldAndFaint.some((index) => from[index] !== '' && to[index] === '');
	const difference = new Set<string>();
	for (const [index, on] of to.entries()) {
		const again = bothOff && boldAndFaint.includes(index);
		if (on === from[index] && !again) continue;
		if (on === '' && from[index] !== '') difference.add(off[index] ?? '');
	}
	for (const [index, on] of to.entries()) {
		const again = bothOff && boldAndFaint.includes(index);
		if (on !== '' && (on !== from[index] || again)) difference.add(on);
	}
	const changed = [...difference].join(';');
	return `\x1b[${changed.length <= anew.length ? changed : anew}m`;
}
