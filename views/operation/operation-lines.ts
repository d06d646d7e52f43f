import type { Problem } from '../../source/aws/problem.ts';
import { subjectOf } from '../../source/cockpit/operation-subject.ts';
import type { Operation, StepState } from '../../source/operations/operation.ts';
import type { Step } from '../../source/operations/plan.ts';
import { canUndo } from '../../source/operations/undo.ts';
import { clockTime } from '../../source/text/clock-time.ts';
import { progressBar } from '../../source/text/progress-bar.ts';
import { blank, heading, type Line, paragraph, span } from '../components/line.ts';
import { keyFor, type Overrides } from '../keymap.ts';
import { duration } from '../overlays/words.ts';
import { bakeBody, bakeHead } from './bake-lines.ts';
import { mayBeDecided } from './bake-words.ts';
import { fewestTold, narrationLines } from './narration-lines.ts';
import { isOver, standingOf, stepWords, whereOf } from './operation-words.ts';

export interface OperationLinesOptions {
	cells: number;
	/** The region's time, milliseconds since the epoch. */
	now: number;
	overrides: Overrides;
	/** The operation that takes it back: told on the same page. */
	back?: Operation;
	/** Rows of the page: of what AWS tells only the newest lines that fit are shown. Without it, all. */
	rows?: number;
}

/** An operation as it goes: its steps, what is watched, what AWS tells of it, and the way back. */
export function operationLines(operation: Operation, options: OperationLinesOptions): Line[] {
	const { rows } = options;
	if (rows === undefined) return linesWith(operation, options, Number.POSITIVE_INFINITY);
	const rest = linesWith(operation, options, 0).length;
	return linesWith(operation, options, Math.max(fewestTold, rows - rest));
}

/** `room`: lines for what AWS tells of it and of the way back. */
function linesWith(operation: Operation, options: OperationLinesOptions, room: number): Line[] {
	const { cells, now, back } = options;
	const { narration } = operation;
	const { glyph, word, tone } = standingOf(operation);
	const took = duration(Math.max(0, (operation.endedAt ?? now) - operation.startedAt) / 1000);
	// Once it is taken back, that is the news.
	const mine = back && back.narration.length > 0 ? Math.min(room, fewestTold) : room;
	const theirs = Math.max(Math.min(room, fewestTold), room - Math.min(mine, narration.length));
	const wayBack = back ? backLines(back, { cells, room: theirs }) : [];
	const isBack = operation.baking?.stage === 'back';
	return [
		...bakeHead(operation, options),
		...(isBack && back ? [...wayBack.slice(1), blank] : []),
		...bakeBody(operation, options),
		[
			span(`${glyph} ${word}`, tone),
			span(
				`  ${isOver(operation) ? 'took' : 'for'} ${took}  since ${clockTime(operation.startedAt)}  `,
				'muted',
			),
			span(whereOf(operation), operation.where.simulated ? 'simulated' : 'muted'),
		],
		blank,
		heading('steps'),
		...operation.plan.steps.flatMap((step, index) =>
			stepLines(step, operation.steps[index] ?? { state: 'waiting' }, cells),
		),
		...watchingLines(operation, cells),
		...narrationLines(narration, { cells, room: mine }),
		...(operation.problem ? [blank, ...problemLines(operation.problem, cells)] : []),
		...(isBack ? [] : wayBack),
		...nextLines(operation, options),
	];
}

/** What takes it back, in short: its own page has the rest. */
function backLines(back: Operation, { cells, room }: { cells: number; room: number }): Line[] {
	const { glyph, word, tone } = standingOf(back);
	return [
		blank,
		heading('the way back'),
		...paragraph(span(`  ${glyph} `, tone), `${back.plan.title}  ${word}`, cells),
		...back.plan.steps.flatMap((step, index) =>
			stepLines(step, back.steps[index] ?? { state: 'waiting' }, cells),
		),
		...watchingLines(back, cells),
		...narrationLines(back.narration, { cells, room }),
		...(back.problem ? problemLines(back.problem, cells) : []),
	];
}

function stepLines(step: Step, state: StepState, cells: number): Line[] {
	const { glyph, word, tone } = stepWords[state.state];
	const at = state.state === 'waiting' ? '' : `  ${clockTime(state.at)}`;
	const request = state.state === 'done' && state.requestId ? `  request ${state.requestId}` : '';
	return [
		...paragraph(span(`  ${glyph} `, tone), `${step.title}  ${word}`, cells),
		[span(`    ${step.call.service}:${step.call.operation}${at}${request}`, 'muted')],
	];
}

function watchingLines({ watching, phase }: Operation, cells: number): Line[] {
	if (!watching) return [];
	const open = watching.met.includes(watching.title) ? [] : [watching];
	const busy = phase === 'watching' || watching.share !== undefined;
	const mark = busy ? span('  ◐ ', 'busy') : span('  · ', 'idle');
	return [
		blank,
		heading(watching.share === undefined ? 'watching' : 'sending'),
		...watching.met.flatMap((title) => paragraph(span('  ✓ ', 'good'), title, cells)),
		...open.flatMap(({ title, progress, share }) => [
			...paragraph(mark, progress ? `${title}: ${progress}` : title, cells),
			...(share === undefined
				? []
				: [[span(`    ${progressBar(share, Math.max(0, Math.min(40, cells - 4)))}`, 'busy')]]),
		]),
	];
}

/** What went wrong, what to do, and what to tell AWS's support. */
export function problemLines(problem: Problem, cells: number): Line[] {
	const reference = [problem.code, problem.requestId && `request ${problem.requestId}`]
		.filter(Boolean)
		.join('  ');
	return [
		...paragraph(span('✗ ', 'bad'), problem.sentence, cells, 'bad'),
		...paragraph(span('  '), problem.hint, cells),
		...(reference ? [[span(`  ${reference}`, 'muted')]] : []),
	];
}

function nextLines(operation: Operation, { cells, overrides, back: flown }: OperationLinesOptions): Line[] {
	if (operation.undoneBy !== undefined) return [blank, [span('↶ taken back by a later operation', 'muted')]];
	const interrupted: Line[] =
		operation.phase === 'interrupted' && !mayBeDecided(operation)
			? [
					[
						span(`${keyFor('operation', 'watch', overrides)} `, 'accent'),
						span('watches on from where it stands'),
					],
				]
			: [];
	// While it may be decided, the way back is one key, told above.
	const undoable = canUndo(operation, flown ? [flown] : []) === true && !mayBeDecided(operation);
	const undo = undoable ? operation.plan.undo : undefined;
	const key = span(`${keyFor('operation', 'undo', overrides)} `, 'accent');
	const back = undo ? paragraph(key, `takes it back: ${undo.title}`, cells) : [];
	const lines = [
		...subjectLines(operation, cells, overrides),
		...interrupted,
		...back,
		...afterLines(operation, cells, overrides),
	];
	return lines.length === 0 ? [] : [blank, ...lines];
}

/** Where it is followed: the board of the deployment that it has started. */
function subjectLines(operation: Operation, cells: number, overrides: Overrides): Line[] {
	const subject = subjectOf(operation);
	if (!subject) return [];
	const key = span(`${keyFor('operation', 'open', overrides)} `, 'accent');
	return paragraph(key, `opens ${subject.title}`, cells);
}

/** What is offered once it is kept. */
function afterLines({ baking, plan }: Operation, cells: number, overrides: Overrides): Line[] {
	const next = plan.bake?.next;
	if (!next || baking?.stage !== 'kept') return [];
	return paragraph(
		span(`${keyFor('operation', 'next', overrides)} `, 'accent'),
		`${next.title}, or leave it`,
		cells,
	);
}
