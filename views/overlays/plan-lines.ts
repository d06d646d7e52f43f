import { cliEquivalent } from '../../source/aws/cli-equivalent.ts';
import { bakeTexts } from '../../source/operations/bake/bake-text.ts';
import type { Check, Condition, Plan } from '../../source/operations/plan.ts';
import { printable } from '../../source/text/printable.ts';
import { width } from '../../source/text/width.ts';
import { blank, cell, heading, type Line, paragraph, span } from '../components/line.ts';
import { duration } from './words.ts';

const marks = {
	passed: { glyph: '✓', style: 'good' },
	warning: { glyph: '▲', style: 'warning' },
	blocked: { glyph: '✗', style: 'bad' },
} as const satisfies Record<Check['status'], { glyph: string; style: string }>;

/** A plan as a person reads it before it goes ahead: what, whether, how, and the way back. */
export function planLines(plan: Plan, options: { cells: number; cli: boolean }): Line[] {
	const { cells, cli } = options;
	const section = (title: string, lines: readonly Line[]): Line[] =>
		lines.length === 0 ? [] : [heading(title), ...lines, blank];
	return [
		...section('what changes', changeLines(plan.changes, cells)),
		...section('how it will go', courseLines(plan, cells)),
		...section(
			'checks',
			plan.checks.flatMap(({ status, text }) => {
				const { glyph, style } = marks[status];
				const word = status === 'blocked' ? 'blocked: ' : '';
				return paragraph(
					span(`  ${glyph} `, style),
					word + text,
					cells,
					status === 'passed' ? undefined : style,
				);
			}),
		),
		...section(cli ? 'calls, as AWS CLI' : 'calls', callLines(plan, cells, cli)),
		...section('then', thenLines(plan, cells)),
		...section('undo', undoLines(plan, cells)),
	].slice(0, -1);
}

function changeLines(changes: Plan['changes'], cells: number): Line[] {
	if (changes.length === 0) return [[span('  nothing', 'muted')]];
	const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => width(printable(text))));
	const room = cells - 2;
	const what = Math.min(widest(changes.map((change) => change.what)), Math.floor(room * 0.45));
	const before = Math.min(
		widest(changes.map((change) => change.before || '–')),
		Math.floor((room - what) * 0.45),
	);
	const after = Math.max(1, room - what - before - 7);
	return changes.map((change) => [
		{ text: '  ' },
		cell(change.what, what),
		{ text: '  ' },
		cell(change.before || '–', before, 'muted'),
		{ text: '  →  ', style: 'accent' },
		cell(
			change.after || 'removed',
			Math.min(after, width(printable(change.after)) || 7),
			change.after ? 'title' : 'warning',
		),
	]);
}

const courseLines = ({ course = [] }: Plan, cells: number): Line[] =>
	course.flatMap((line) => paragraph(span('  · ', 'muted'), line, cells));

function callLines(plan: Plan, cells: number, cli: boolean): Line[] {
	const dry = plan.steps.filter((step) => step.dryRun).length;
	const lines = plan.steps.flatMap(({ title, call, body }) =>
		cli
			? paragraph(span('  $ ', 'muted'), cliEquivalent(call, { body: body?.path }), cells)
			: paragraph(span('  · ', 'muted'), `${call.service}:${call.operation}  ${title}`, cells),
	);
	if (dry === 0) return lines;
	return [...lines, [span(`    ${dry === 1 ? 'one dry run' : `${dry} dry runs`} first`, 'muted')]];
}

function thenLines(plan: Plan, cells: number): Line[] {
	const conditions: Condition[] = [...plan.steps.flatMap(({ until }) => until ?? []), ...plan.done];
	return [
		...conditions.map(({ title, within }) => `watch until ${title}, for up to ${duration(within)}`),
		...(plan.bake?.seconds ? bakeTexts(plan.bake) : []),
	].flatMap((text) => paragraph(span('  · ', 'muted'), text, cells));
}

function undoLines(plan: Plan, cells: number): Line[] {
	return plan.undo
		? paragraph(span('  ↶ ', 'accent'), `${plan.undo.title} (u)`, cells)
		: [[span('  ▲ ', 'warning'), span('this cannot be taken back', 'warning')]];
}
