import { clockTime } from '../source/text/clock-time.ts';
import type { TimelineEvent } from '../source/timeline/event.ts';
import { glyphs } from './components/glyphs.ts';
import { cell, type Line, span } from './components/line.ts';

/** Events, newest first: when, what, how it changed, and whether that was us. */
export function timelineLines(events: readonly TimelineEvent[], cells: number, cursor?: number): Line[] {
	const subjectCells = Math.max(12, Math.min(40, Math.floor(cells * 0.36)));
	return events.map(({ at, subject, text, tone, mine }, index) => {
		const style = index === cursor ? 'cursor' : undefined;
		return [
			...(cursor === undefined ? [] : [span(index === cursor ? '▸ ' : '  ', style)]),
			span(`${clockTime(at)} `, style ?? 'muted'),
			span(`${glyphs[tone]} `, style ?? tone),
			cell(subject, subjectCells, style),
			span(`  ${text}`, style ?? tone),
			...(mine ? [span('  (you)', style ?? 'accent')] : []),
		];
	});
}
