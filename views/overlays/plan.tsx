import type { Confirmation } from '../../source/operations/confirmation.ts';
import { confirmation } from '../../source/operations/confirmation.ts';
import type { Plan as PlanData, Risk } from '../../source/operations/plan.ts';
import type { Overlay, Size } from '../../source/store/screen.ts';
import { printable } from '../../source/text/printable.ts';
import { useAirboss } from '../cockpit-context.ts';
import { caretSpans } from '../components/caret.ts';
import { framed, insideOf } from '../components/frame.ts';
import { blank, type Line, type Span, span, type Token } from '../components/line.ts';
import { Lines } from '../components/lines.tsx';
import { isBlocked } from '../context-of.ts';
import { loadingLines } from './loading-lines.ts';
import { planLines } from './plan-lines.ts';

export type PlanOverlay = Extract<Overlay, { overlay: 'plan' }>;

/** Rows of the plan itself: a blank line and the prompt stand below it. */
export const planRows = (size: Size): number => Math.max(1, insideOf(size).rows - 2);

export const planLinesOf = (overlay: PlanOverlay, size: Size): readonly Line[] =>
	loadingLines(
		overlay.plan,
		insideOf(size).cells,
		(plan) => planLines(plan, { cells: insideOf(size).cells, cli: overlay.cli }),
		'making the plan …',
	);

export function Plan({ overlay, size }: { overlay: PlanOverlay; size: Size }) {
	const production = useAirboss((state) => state.session.production);
	const plan = overlay.plan.state === 'ready' ? overlay.plan.value : undefined;
	const all = planLinesOf(overlay, size);
	return (
		<Lines
			lines={framed(
				{
					title: `Plan ─ ${printable(plan?.title ?? overlay.title)}`,
					badge: plan && riskBadge(plan.risk, production),
					border: plan && isBlocked(plan) ? 'bad' : undefined,
					lines: all.slice(overlay.offset),
					foot: [
						blank,
						plan ? promptLine(plan, overlay, production) : [span(`esc ${leaving(overlay)}`, 'muted')],
					],
				},
				size,
			)}
		/>
	);
}

/** Where `esc` leads. */
const leaving = ({ form }: PlanOverlay) => (form ? 'back to the form' : 'leave');

const risks: Record<Risk, Token> = { routine: 'good', disruptive: 'warning', destructive: 'bad' };

const riskBadge = (risk: Risk, production: boolean): Span =>
	production
		? span(`PRODUCTION · ${risk.toUpperCase()}`, 'production')
		: span(risk.toUpperCase(), risks[risk]);

/** What has to be typed to go ahead. */
function promptLine(plan: PlanData, overlay: PlanOverlay, production: boolean): Line {
	if (isBlocked(plan)) return blockedLine(plan);
	const leave = leaving(overlay);
	const asked = confirmation(plan, production);
	const warned = warnedSpans(plan);
	if (asked.ask === 'y')
		return [...warned, span('y', 'accent'), span(' go ahead · '), span('esc', 'accent'), span(` ${leave}`)];
	return [
		...warned,
		span('type '),
		span(wanted(asked), 'accent'),
		span(` and ⏎ to go ahead, esc ${overlay.form ? 'to the form' : 'to leave'}: `),
		...caretSpans(overlay.typed),
	];
}

/** The checks may be below what is seen; this line never is. */
function blockedLine({ checks }: PlanData): Line {
	const why = checks.find(({ status }) => status === 'blocked')?.text ?? '';
	return [span('✗ this plan cannot go ahead', 'bad'), span(`: ${why}`)];
}

function warnedSpans({ checks }: PlanData): Span[] {
	const count = checks.filter(({ status }) => status === 'warning').length;
	return count === 0 ? [] : [span(`▲ ${count} warning${count === 1 ? '' : 's'}`, 'warning'), span(' · ')];
}

/** The word, or the names; a long list of names is left to its count. */
function wanted(asked: Exclude<Confirmation, { ask: 'y' }>): string {
	if (asked.ask === 'word') return asked.word;
	const others = asked.accepts.filter((text) => text !== asked.text && text.length <= 40);
	return [asked.text, ...others].join(' or ');
}
