import type { Operation } from '../source/operations/operation.ts';
import { clockTime } from '../source/text/clock-time.ts';
import { cell, type Line, span, windowAround } from './components/line.ts';
import { standingOf, whereOf } from './operation/operation-words.ts';

const stateCells = 26;
const whereCells = 34;

/** What was done, newest first: when, what, where, and what came of it. */
export function journalLines(
	operations: readonly Operation[],
	options: { cursor: number; rows: number; cells: number },
): Line[] {
	const { cursor, rows, cells } = options;
	const { from, to } = windowAround(cursor, operations.length, rows);
	const wide = cells >= 100;
	const title = Math.max(10, cells - stateCells - 25 - (wide ? whereCells + 2 : 0));
	return operations.slice(from, to).map((operation, index) => {
		const current = from + index === cursor;
		const { glyph, word, tone } = standingOf(operation);
		return [
			span(current ? '▸ ' : '  ', 'accent'),
			cell(whenOf(operation.startedAt), 20, 'muted'),
			{ text: ' ' },
			cell(`${glyph} ${word}`, stateCells, tone),
			{ text: ' ' },
			cell(operation.plan.title, title, current ? 'cursor' : undefined),
			...(wide ? [{ text: ' ' }, cell(whereOf(operation), whereCells, 'muted')] : []),
		];
	});
}

/** Date and time: the journal goes back further than a day. */
const whenOf = (at: number) => `${new Date(at).toISOString().slice(0, 10)} ${clockTime(at)}`;
