import type { Problem } from '../../source/aws/problem.ts';
import type { Standing } from '../../source/store/standing.ts';
import { age } from '../../source/text/age.ts';
import { type Line, paragraph, type Span, span } from './line.ts';

/** In steps of five seconds: over a thin line a figure that ticks every second costs more than it tells. */
const coarse = (milliseconds: number) =>
	milliseconds < 5000 ? 'now' : age(Math.floor(milliseconds / 5000) * 5000);

/** How current a pane is, at the right of its title. */
export function standingBadge(standing: Standing): Span {
	switch (standing.state) {
		case 'loading':
			return span('loading…', 'muted');
		case 'remembered':
			return span(`${age(standing.age)} old · last session`, 'warning');
		case 'fresh':
			return span(coarse(standing.age), standing.failed.length > 0 ? 'warning' : 'muted');
		case 'stale':
			return span(`stale ${age(standing.age)}`, 'warning');
		case 'failed':
			return span('failed', 'bad');
	}
}

/** Why nothing of a pane could be read, and what to do. */
export const failureLines = ({ sentence, hint }: Problem, cells: number): Line[] => [
	...paragraph(span('✗ ', 'bad'), sentence, cells, 'bad'),
	...paragraph(span('  '), hint, cells, 'muted'),
];

/** Why what is shown could not be read anew: one line below it. */
export const troubleLines = ({ sentence, hint }: Problem): Line[] => [
	[span('✗ not read again: ', 'bad'), span(`${sentence} ${hint}`, 'muted')],
];

/** Which of several sources failed, a line each; what the others told is above. */
export const partialFailureLines = (standing: Standing): Line[] =>
	standing.state === 'failed'
		? []
		: standing.failed.map(({ title, problem }) => [
				span(`✗ ${title}: `, 'bad'),
				span(`${problem.sentence} ${problem.hint}`, 'muted'),
			]);
