import type { Operation } from '../../source/operations/operation.ts';
import { age } from '../../source/text/age.ts';
import { blank, type Line, paragraph, span } from '../components/line.ts';
import { standingOf, stepWords, whereOf } from '../operation-words.ts';

/** What an earlier session left unfinished, a block each: what, when, where, and how far each step came. */
export function resumeBlocks(
	operations: readonly Operation[],
	options: { cursor: number; cells: number; now: number },
): Line[][] {
	const { cursor, cells, now } = options;
	return operations.map((operation, index) => {
		const current = index === cursor;
		const { glyph, word, tone } = standingOf(operation);
		return [
			...paragraph(
				span(current ? '▸ ' : '  ', 'accent'),
				operation.plan.title,
				cells,
				current ? 'cursor' : undefined,
			),
			[
				span(`    ${glyph} ${word}`, tone),
				span(`  begun ${age(Math.max(0, now - operation.startedAt))} ago  ${whereOf(operation)}`, 'muted'),
			],
			...operation.plan.steps.map((step, position): Line => {
				const state = stepWords[operation.steps[position]?.state ?? 'waiting'];
				return [span(`    ${state.glyph} `, state.tone), span(`${step.title}  ${state.word}`)];
			}),
			...paragraph(
				span('    now: ', 'muted'),
				operation.watching?.progress ?? 'reading its true state …',
				cells,
			),
			blank,
		];
	});
}
