/** One row of a board in full: each of its steps with its times, and what there is to read about it. */
import type { BoardCell, BoardColumn, BoardRow } from '../../source/resources/board.ts';
import type { Field } from '../../source/resources/resource.ts';
import { clockTime } from '../../source/text/clock-time.ts';
import { elapsed } from '../../source/text/elapsed.ts';
import { blank, cell, heading, type Line, paragraph, span } from '../components/line.ts';
import { stageGlyphs, stageTokens, stageWords } from './board-stages.ts';
import { knownUntil } from './board-time.ts';

export interface RowPageOptions {
	columns: readonly BoardColumn[];
	cells: number;
	/** The region's time, milliseconds since the epoch. */
	now: number;
}

export function rowPageLines(row: BoardRow, { columns, cells, now }: RowPageOptions): Line[] {
	return [
		...row.fields.flatMap(({ label, value }) => paragraph(cell(label, labelCells, 'muted'), value, cells)),
		...(row.version ? paragraph(cell('runs', labelCells, 'muted'), row.version, cells) : []),
		blank,
		heading('lifecycle events, times in UTC'),
		...(row.cells.length === 0 ? [[span('  not read yet', 'muted')]] : []),
		...row.cells.flatMap((own, index) =>
			own ? stepLines(columns[index]?.title ?? '', own, cells, knownUntil(row, now)) : [],
		),
	];
}

const labelCells = 14;
const titleCells = 22;

function stepLines(
	title: string,
	{ stage, startedAt, endedAt, notes = [] }: BoardCell,
	cells: number,
	now: number,
) {
	const times =
		startedAt === undefined
			? stageWords[stage]
			: `${clockTime(startedAt)} → ${endedAt === undefined ? '…       ' : clockTime(endedAt)}  ${elapsed((endedAt ?? now) - startedAt)}`;
	return [
		[
			span(`  ${stageGlyphs[stage]} `, stageTokens[stage]),
			cell(title, titleCells, stage === 'failed' ? 'bad' : undefined),
			span(times, 'muted'),
		],
		...notes.flatMap((note) => noteLines(note, cells)),
	];
}

/** A text of several lines keeps them, and how far they are set in: logs are read by their shape. */
function noteLines({ label, value, tone }: Field, cells: number): Line[] {
	return value.split(/\r?\n/).flatMap((text, index) => {
		const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
		const first = cell(`      ${index === 0 ? label : ''}`, noteCells, 'muted');
		const set = { ...first, text: first.text + indent.replaceAll('\t', '  ') };
		return paragraph(set, text.slice(indent.length), cells, tone);
	});
}

const noteCells = 20;
