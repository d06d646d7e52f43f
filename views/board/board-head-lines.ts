/** What stands above the rows of a board: what it is about, how far it is, and what there is to say of it. */
import type { Board, BoardNote } from '../../source/resources/board.ts';
import { elapsed } from '../../source/text/elapsed.ts';
import { progressBar } from '../../source/text/progress-bar.ts';
import { width } from '../../source/text/width.ts';
import { glyphs } from '../components/glyphs.ts';
import { type Line, paragraph, type Span, span } from '../components/line.ts';
import { stageGlyphs, stageTokens } from './board-stages.ts';

/** More notes than this would leave no room for the rows of a small terminal. */
const mostNoteLines = 6;

export const headLines = (board: Board, cells: number, now: number): Line[] => [
	[span(headline(board.headline, cells))],
	progressLine(board, cells, now),
	...board.notes.flatMap((note) => noteLines(note, cells, now)).slice(0, mostNoteLines),
];

/** Whole pieces only: half an id is none. */
function headline(pieces: readonly string[], cells: number): string {
	let text = '';
	for (const piece of pieces) {
		const longer = text === '' ? piece : `${text}  ${piece}`;
		if (text !== '' && width(longer) > cells) break;
		text = longer;
	}
	return text;
}

function progressLine(board: Board, cells: number, now: number): Line {
	const { status, tone, startedAt, endedAt, share } = board;
	const time = startedAt === 0 ? '' : ` ${elapsed((endedAt ?? now) - startedAt)}`;
	const begin = [
		span(`${glyphs[tone]} ${status}`, tone),
		span(`${time}  `),
		span(progressBar(share, cells >= 100 ? 20 : 10), endedAt === undefined ? 'busy' : tone),
	];
	const inWords = [...begin, ...countSpans(board, true)];
	const needed = inWords.reduce((sum, { text }) => sum + width(text), 0);
	return needed <= cells ? inWords : [...begin, ...countSpans(board, false)];
}

/** How many stand where; that none failed is worth saying. */
const countSpans = ({ counts }: Board, words: boolean): Span[] =>
	counts
		.filter(({ count, stage }) => count > 0 || stage === 'failed')
		.flatMap(({ stage, word, count }) => [
			span(`  ${stageGlyphs[stage]}`, count > 0 ? stageTokens[stage] : 'muted'),
			span(` ${count}${words ? ` ${word}` : ''}`, count > 0 && stage === 'failed' ? 'bad' : undefined),
		]);

function noteLines({ text, tone, until }: BoardNote, cells: number, now: number): Line[] {
	const left = until === undefined ? '' : until > now ? `: ${elapsed(until - now)} left` : ': any moment now';
	return paragraph(span(tone ? `${glyphs[tone]} ` : '  ', tone), text + left, cells, tone ?? 'muted');
}
