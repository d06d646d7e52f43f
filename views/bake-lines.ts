/** A change that bakes, live: what is left, whether it is armed, the lights, the sides, and the keys. */
import { type Baking, remaining } from '../source/operations/baking.ts';
import type { Operation } from '../source/operations/operation.ts';
import type { Bake } from '../source/operations/plan.ts';
import { sessionText } from '../source/operations/session.ts';
import type { Reading } from '../source/operations/sight.ts';
import { age } from '../source/text/age.ts';
import { clockTime } from '../source/text/clock-time.ts';
import { countdown } from '../source/text/countdown.ts';
import { progressBar } from '../source/text/progress-bar.ts';
import { sidesLines } from './bake-sides.ts';
import { lightWords, mayBeDecided } from './bake-words.ts';
import { blank, type Line, paragraph, type Span, span } from './components/line.ts';
import { keyFor, type Overrides } from './keymap.ts';

export interface BakeLinesOptions {
	cells: number;
	/** The region's time, milliseconds since the epoch. */
	now: number;
	overrides: Overrides;
}

/** Empty for an operation that does not bake, or not yet. */
export function bakeLines(operation: Operation, { cells, now, overrides }: BakeLinesOptions): Line[] {
	const { plan, baking, sight } = operation;
	if (!plan.bake || baking?.from === undefined) return [];
	return [
		headline(operation, baking, now),
		...paragraph(span('  '), plan.bake.title, cells, 'muted'),
		...whereNames(operation),
		...keysLine(operation, baking, overrides),
		blank,
		...lightLines(plan.bake, sight?.lights ?? [], { cells, now }),
		...redLines(baking, cells),
		blank,
		...sidesLines(plan.bake, sight, cells),
		blank,
	];
}

const barCells = 12;

function headline({ phase, owner, plan, undoneBy }: Operation, baking: Baking, now: number): Line {
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
			return undoneBy === undefined && phase === 'baking'
				? [span('◐ taking it back', 'warning'), span(`  ${reasonIn(baking)}`)]
				: [
						undoneBy === undefined ? span('✗ not taken back', 'bad') : span('↶ taken back', 'warning'),
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
			...key('takeBack', `${operation.plan.undo?.title ?? 'take back'}, at once`),
			between,
			...key('arm', baking.armed ? 'disarm' : 'arm'),
		],
	];
}

/** Lights that are named one by one while they are green. */
const mostGreen = 4;

function lightLines(
	{ lights }: Bake,
	readings: readonly Reading[],
	{ cells, now }: { cells: number; now: number },
): Line[] {
	const told = lights.map(({ title }, index) => ({ title, reading: readings[index] }));
	const green = told.filter(({ reading }) => reading?.colour === 'green');
	const folded = green.length > mostGreen ? green : [];
	return [
		...told
			.filter((light) => !folded.includes(light))
			.flatMap(({ title, reading }) => lightLine(title, reading, cells, now)),
		...(folded.length === 0
			? []
			: paragraph(span('  ✓ ', 'good'), folded.map(({ title }) => title).join(', '), cells)),
	];
}

function lightLine(title: string, reading: Reading | undefined, cells: number, now: number): Line[] {
	if (!reading) return [[span('  · ', 'idle'), span(`${title}: not read yet`, 'muted')]];
	const { glyph, word, tone } = lightWords[reading.colour];
	const says = reading.colour === 'red' && reading.reason !== '' ? reading.reason : reading.says;
	const text = `${title}  ${word}${says}  ${age(Math.max(0, now - reading.at))} ago`;
	return paragraph(span(`  ${glyph} `, tone), text, cells, reading.colour === 'green' ? undefined : tone);
}

/** The last times that a light was seen red: it may be green by now. */
const redLines = ({ red }: Baking, cells: number): Line[] =>
	red
		.slice(-3)
		.flatMap(({ at, reason }) => paragraph(span(`  ${clockTime(at)} `, 'muted'), `red: ${reason}`, cells));
