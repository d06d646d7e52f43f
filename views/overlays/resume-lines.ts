import { remaining } from '../../source/operations/bake/baking.ts';
import type { Operation } from '../../source/operations/operation.ts';
import { age } from '../../source/text/age.ts';
import { blank, type Line, paragraph, span } from '../components/line.ts';
import { standingOf, stepWords, whereOf } from '../operation/operation-words.ts';
import { duration } from './words.ts';

/** A bake that nobody watches: how much of it is left, what it was to do by itself, and since when it cannot. */
function bakeLeft({ baking, heard }: Operation, { cells, now }: { cells: number; now: number }): Line[] {
	if (!baking || baking.stage === 'due') return [];
	const lead = span('    ');
	if (baking.stage === 'back')
		return paragraph(lead, `it was to be taken back: ${baking.decision?.reason ?? ''}`, cells, 'bad');
	if (baking.stage === 'kept') return [];
	const left = remaining(baking, now) ?? 0;
	const unwatched = heard ? `; nobody watched for ${age(Math.max(0, now - heard.at))}` : '';
	const armed = baking.armed
		? 'It was armed: nobody would have taken it back meanwhile.'
		: 'It was not armed.';
	return [
		...paragraph(
			lead,
			left > 0
				? `baking, ${duration(left / 1000)} left${unwatched}`
				: `its time is up, and it was not decided${unwatched}`,
			cells,
			'warning',
		),
		...paragraph(lead, armed, cells, baking.armed ? 'warning' : 'muted'),
	];
}

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
			...bakeLeft(operation, { cells, now }),
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
