import type { ProblemKind } from '../source/aws/problem.ts';
import { panes } from '../source/store/screen.ts';
import { standing } from '../source/store/standing.ts';
import type { State } from '../source/store/state.ts';
import { clockTime } from '../source/text/clock-time.ts';
import { width } from '../source/text/width.ts';
import { type Line, type Span, span } from './components/line.ts';

/** Who, where, real or simulated, how current, at what rate, what time: what does not fit goes from the middle. */
export function headerLine(state: State, cells: number): Line {
	const left = leftParts(state);
	const right = rightParts(state);
	const needed = (parts: Span[]) => parts.reduce((sum, part) => sum + width(part.text) + 2, 0);
	while (right.length > 0 && needed(left) + needed(right) > cells) right.shift();
	// Last of all goes what must never be mistaken: where, and whether it is real.
	while (left.length > 2 && needed(left) > cells) left.shift();
	const spare = Math.max(1, cells - needed(left) - needed(right));
	return [...spaced(left), { text: ' '.repeat(spare) }, ...spaced(right)];
}

const spaced = (parts: Span[]): Span[] => parts.flatMap((part) => [{ text: ' ' }, part, { text: ' ' }]);

const unidentified: Partial<Record<ProblemKind, string>> = {
	'no-credentials': 'not logged in',
	expired: 'credentials expired, log in again',
	unreachable: 'AWS cannot be reached',
	'timed-out': 'AWS does not answer',
	denied: 'identity denied',
};

function leftParts({ session }: State): Span[] {
	const { connection, region, profile, simulated, production, readOnly } = session;
	const who =
		connection.state === 'ready'
			? span(`${connection.identity.name}@${connection.identity.account}`)
			: connection.state === 'connecting'
				? span(`${profile} …`, 'muted')
				: span(`${profile}: ${unidentified[connection.problem.kind] ?? 'no identity'}`, 'warning');
	return [
		span('airboss', 'title'),
		who,
		span(region || 'no region', region ? 'accent' : 'warning'),
		simulated ? span('◆ SIMULATED', 'simulated') : span('● AWS', 'accent'),
		...(production ? [span(' PRODUCTION ', 'production')] : []),
		...(readOnly ? [span('READ-ONLY', 'warning')] : []),
	];
}

function rightParts(state: State): Span[] {
	const { callsPerMinute, dollarsPerHour, throttledPerMinute } = state.traffic;
	return [
		...(throttledPerMinute > 0 ? [span(`▲ ${throttledPerMinute} throttled/min`, 'warning')] : []),
		span(`${callsPerMinute} calls/min · $${dollarsPerHour.toFixed(2)}/h`, 'muted'),
		freshness(state),
		span(`${clockTime(state.now)} UTC`),
	];
}

/** Does everything still come in? */
function freshness(state: State): Span {
	const standings = panes.flatMap((pane) =>
		pane === 'timeline' ? [] : standing(state.known[pane], state.now),
	);
	const ages = standings.flatMap((how) => ('age' in how ? how.age : []));
	if (ages.length === 0)
		return span(standings.some(({ state: how }) => how === 'failed') ? '✗ no data' : '… reading', 'warning');
	const failed = standings.filter(
		(how) => how.state === 'failed' || how.state === 'stale' || how.failed.length > 0,
	).length;
	return failed > 0 ? span(`▲ ${failed} not current`, 'warning') : span('live', 'good');
}
