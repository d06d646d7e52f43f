/** The lines of a board's body: rows, headings of sections, folds. */
import type { BoardCell, BoardRow } from '../../source/resources/board.ts';
import type { BoardEntry } from '../../source/store/board-entries.ts';
import { elapsed } from '../../source/text/elapsed.ts';
import { cell, type Line, type Span, span, type Token } from '../components/line.ts';
import { type BoardLayout, gap, margin } from './board-layout.ts';
import { stageGlyphs, stageTokens, stageWords } from './board-stages.ts';
import { knownUntil } from './board-time.ts';

export interface EntryOptions {
	layout: BoardLayout;
	underCursor: boolean;
	/** The key that unfolds. */
	unfold: string;
	/** The region's time, milliseconds since the epoch. */
	now: number;
}

export function entryLine(entry: BoardEntry, options: EntryOptions): Line {
	switch (entry.entry) {
		case 'heading': {
			const { title, note = '' } = entry.section;
			return [span(title, 'title'), span(note === '' ? '' : `  ${note}`, 'accent')];
		}
		case 'row':
			return rowLine(entry.row, options);
		case 'fold':
			return foldLine(entry.counts, options);
	}
}

const before = (underCursor: boolean) => (underCursor ? '▸ ' : '  ');

function rowLine(row: BoardRow, { layout, underCursor, now }: EntryOptions): Line {
	// In the row under the cursor one style holds throughout: tones would not be readable inverted.
	const whole: Token | undefined = underCursor ? 'cursor' : undefined;
	const until = knownUntil(row, now);
	const steps = layout.steps.map((step, index): Span => {
		const own = row.cells.length > 0 ? row.cells[index] : unreadCell(row);
		const text = own ? stepText(own, layout.times, step.width, until) : '';
		return cell(` ${text}`, gap + step.width, whole ?? (own && stageTokens[own.stage]));
	});
	return [
		{ text: before(underCursor), style: whole },
		{ text: `${stageGlyphs[row.stage]} `, style: whole ?? stageTokens[row.stage] },
		cell(row.name, layout.name, whole),
		...steps,
		...(layout.took > 0 ? [cell(` ${tookText(row, until)}`, gap + layout.took, whole ?? 'muted')] : []),
		...(layout.version > 0
			? [cell(` ${row.version}`, gap + layout.version, whole ?? versionToken(row))]
			: []),
		...(layout.remark > 0
			? [cell(`  ${row.remark}`, layout.remark + 2, whole ?? stageTokens[row.stage])]
			: []),
	];
}

const versionToken = ({ stage }: BoardRow): Token | undefined =>
	stage === 'failed' ? 'bad' : stage === 'done' ? 'good' : undefined;

/** All of its steps so far, with the waits between them. */
function tookText({ cells }: BoardRow, until: number): string {
	const begun = cells.flatMap((own) => (own?.startedAt === undefined ? [] : [own]));
	if (begun.length === 0) return '';
	const from = Math.min(...begun.map(({ startedAt = until }) => startedAt));
	return elapsed(Math.max(...begun.map(({ endedAt = until }) => endedAt)) - from);
}

/** A row that has not been read yet stands in each step as it does as a whole, except while it moves. */
const unreadCell = ({ stage }: BoardRow): BoardCell | undefined =>
	stage === 'done' || stage === 'pending' || stage === 'skipped' ? { stage } : undefined;

/** `✓ 12s`, `◐ 4s`; in a narrow column the one that is going alone, `◐4s`, as long as that fits. */
function stepText(
	{ stage, startedAt, endedAt }: BoardCell,
	times: boolean,
	cells: number,
	now: number,
): string {
	const glyph = stageGlyphs[stage];
	if (startedAt === undefined || (!times && stage !== 'going')) return glyph;
	const time = elapsed((endedAt ?? now) - startedAt);
	if (times && time.length + 2 <= cells) return `${glyph} ${time}`;
	return time.length + 1 <= cells ? `${glyph}${time}` : glyph;
}

function foldLine(
	counts: Extract<BoardEntry, { entry: 'fold' }>['counts'],
	{ underCursor, unfold }: EntryOptions,
): Line {
	const whole: Token | undefined = underCursor ? 'cursor' : undefined;
	return [
		{ text: before(underCursor), style: whole },
		...counts.flatMap(({ stage, count }, index): Span[] => [
			span(`${index > 0 ? '  ' : ''}${stageGlyphs[stage]} ${count}`, whole ?? stageTokens[stage]),
			span(` ${stageWords[stage]}`, whole),
		]),
		span(`  ${unfold} unfolds`, whole ?? 'muted'),
	];
}

/** Headings of the steps. */
export const stepHeadings = ({ name, steps, took, version }: BoardLayout): Line => [
	{ text: ' '.repeat(margin + name) },
	...steps.map(({ heading, width }) => cell(` ${heading}`, gap + width, 'muted')),
	...(took > 0 ? [cell(' Took', gap + took, 'muted')] : []),
	...(version > 0 ? [cell(' Runs', gap + version, 'muted')] : []),
];
