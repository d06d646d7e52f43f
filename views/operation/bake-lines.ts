/** A change that bakes, live: what is left, whether it is armed, the lights, the sides, and the keys. */
import { type Baking, isUndecided, remaining } from '../../source/operations/bake/baking.ts';
import type { Reading } from '../../source/operations/bake/sight.ts';
import { sessionText } from '../../source/operations/journal/session.ts';
import type { Operation } from '../../source/operations/operation.ts';
import type { Bake } from '../../source/operations/plan.ts';
import { age } from '../../source/text/age.ts';
import { clockTime } from '../../source/text/clock-time.ts';
import { countdown } from '../../source/text/countdown.ts';
import { printable } from '../../source/text/printable.ts';
import { progressBar } from '../../source/text/progress-bar.ts';
import { width } from '../../source/text/width.ts';
import { blank, cell, type Line, paragraph, type Span, span } from '../components/line.ts';
import { keyFor, type Overrides } from '../keymap.ts';
import { sidesLines } from './bake-sides.ts';
import { lightWords, mayBeDecided } from './bake-words.ts';

export interface BakeLinesOptions {
	cells: number;
	/** The region's time, milliseconds since the epoch. */
	now: number;
	overrides: Overrides;
}

/** How it stands, and its keys. Empty for an operation that does not bake, or not yet. */
export function bakeHead(operation: Operation, { cells, now, overrides }: BakeLinesOptions): Line[] {
	const { plan, baking } = operation;
	if (!plan.bake || baking?.from === undefined) return [];
	return [
		headline(operation, baking, now),
		...paragraph(span('  '), plan.bake.title, cells, 'muted'),
		...whereNames(operation),
		...keysLine(operation, baking, overrides),
		blank,
	];
}

/** What is read while it bakes. Once it is decided nobody reads it any more: it is told of when it is. */
export function bakeBody(operation: Operation, { cells, now }: BakeLinesOptions): Line[] {
	const { plan, baking, sight } = operation;
	if (!plan.bake || baking?.from === undefined) return [];
	const over = !isUndecided(baking);
	if (over && !sight) return [];
	const told = over && sight ? [[span(asOf(sight.at), 'muted')], blank] : [];
	return [
		...told,
		...lightLines(plan.bake, sight?.lights ?? [], { cells, now, over }),
		...redLines(baking, plan.bake, sight?.lights ?? []),
		blank,
		...sidesLines(plan.bake, sight, { cells, now, over }),
		blank,
	];
}

const asOf = (at: number) => `  as of ${clockTime(at)}, when it was read last before it was decided:`;

const barCells = 12;

function headline({ phase, owner, plan }: Operation, baking: Baking, now: number): Line {
	const left = remaining(baking, now);
	const whole = (plan.bake?.seconds ?? 0) * 1000;
	switch (baking.stage) {
		case 'due':
		case 'baking': {
			const share = whole > 0 && left !== undefined ? 1 - left / whole : 0;
			const time: Span =
				left === 0
					? span('time is up: it waits for what is red or cannot be read', 'warning')
					: span(`${countdown(left ?? whole)} left of ${age(whole)}`, 'title');
			const nobody = phase === 'interrupted';
			return [
				nobody ? span('▲ nobody watches  ', 'bad') : span('◐ baking  ', 'busy'),
				time,
				span(`  ${progressBar(share, barCells)}  `, 'busy'),
				baking.armed ? span('● ARMED', 'warning') : span('○ not armed', 'muted'),
				...(nobody ? [] : [span(`  ${sessionText(owner)}`, 'muted')]),
			];
		}
		case 'kept':
			return [span('✓ kept', 'good'), span(`  ${reasonIn(baking)}`)];
		case 'back':
			return phase === 'baking'
				? [span('◐ taking it back', 'warning'), span(`  ${reasonIn(baking)}`)]
				: [
						phase === 'done' ? span('↶ taken back', 'warning') : span('✗ not taken back', 'bad'),
						span(`  ${reasonIn(baking)}`),
					];
	}
}

const whys = { person: 'by hand', light: 'by itself', time: 'the time is up' } as const;

function reasonIn({ decision }: Baking): string {
	if (!decision) return '';
	const who = decision.why === 'person' ? ` (${sessionText(decision.by)})` : `: ${decision.reason}`;
	return `${whys[decision.why]}${who} at ${clockTime(decision.at)}`;
}

function whereNames({ names }: Operation): Line[] {
	if (!names || names.of === 0) return [];
	const all = names.moved === names.of;
	const open = names.over && !all ? '; no longer asked' : '';
	return [
		[
			span(
				`  DNS: ${names.moved} of ${names.of} resolvers answer with the new place${open}`,
				all ? 'good' : 'busy',
			),
		],
	];
}

function keysLine(operation: Operation, baking: Baking, overrides: Overrides): Line[] {
	if (!mayBeDecided(operation)) return [];
	const key = (command: 'keep' | 'takeBack' | 'arm' | 'watch', text: string): Span[] => [
		span(keyFor('baking', command, overrides), 'accent'),
		span(` ${text}`),
	];
	const between = span(' · ', 'muted');
	return [
		[
			span('  '),
			...(operation.phase === 'interrupted' ? [...key('watch', 'watch on'), between] : []),
			...key('keep', 'keep now'),
			between,
			...key('arm', baking.armed ? 'disarm' : 'arm'),
			between,
			...key('takeBack', `at once: ${operation.plan.undo?.title ?? 'take back'}`),
		],
	];
}

/** Lights that are named one by one while they are green. */
const mostGreen = 4;

function lightLines(
	{ lights }: Bake,
	readings: readonly Reading[],
	{ cells, now, over }: { cells: number; now: number; over: boolean },
): Line[] {
	const told = lights.map(({ title }, index) => ({ title, reading: readings[index] }));
	const green = told.filter(({ reading }) => reading?.colour === 'green');
	const folded = green.length > mostGreen ? green : [];
	const shown = told.filter((light) => !folded.includes(light));
	const titleCells = Math.min(cells >> 1, Math.max(0, ...shown.map(({ title }) => width(printable(title)))));
	return [
		...shown.map(({ title, reading }) => lightLine(cell(title, titleCells), reading, over ? undefined : now)),
		...(folded.length === 0
			? []
			: paragraph(span('  ✓ ', 'good'), folded.map(({ title }) => title).join(', '), cells)),
	];
}

/** One line, however much AWS has to say: what counts comes first. Without `now` it is no longer read. */
function lightLine(title: Span, reading: Reading | undefined, now: number | undefined): Line {
	if (!reading)
		return [
			span('  · ', 'idle'),
			title,
			span(now === undefined ? '  was not read' : '  not read yet', 'muted'),
		];
	const { glyph, word, tone } = lightWords[reading.colour];
	const { reason, says, at } = reading;
	return [
		span(`  ${glyph} `, tone),
		title,
		span(now === undefined ? '  ' : `  ${age(Math.max(0, now - at)).padStart(3)} ago  `, 'muted'),
		span(`${word}${reason || says}`, reading.colour === 'green' ? undefined : tone),
	];
}

/** The last times that a light was seen red which is not so now. */
const redLines = ({ red }: Baking, { lights }: Bake, readings: readonly Reading[]): Line[] =>
	red
		.filter(({ light }) => readings[lights.findIndex(({ title }) => title === light)]?.colour !== 'red')
		.slice(-3)
		.map(({ at, reason }) => [span(`  ${clockTime(at)} was red: `, 'warning'), span(reason)]);
