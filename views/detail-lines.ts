/** One item in full, as lines: the fields, or AWS's own answer as YAML. */
import type { Detail, Field } from '../source/resources/resource.ts';
import type { DetailPlace } from '../source/store/board-entries.ts';
import { memoizeLast } from '../source/store/memoize-last.ts';
import { asYaml } from '../source/text/as-yaml.ts';
import { fit } from '../source/text/fit.ts';
import { printable } from '../source/text/printable.ts';
import { width } from '../source/text/width.ts';
import { blank, heading, type Line, paragraph, span } from './components/line.ts';
import { failureLines } from './components/standing-lines.ts';

export function detailLines({ detail, mode }: DetailPlace, cells: number): Line[] {
	if (detail.state === 'loading') return [[span('Reading …', 'muted')]];
	if (detail.state === 'failed') return failureLines(detail.problem, cells);
	return mode === 'yaml' ? yamlLines(detail.value, cells) : fieldLines(detail.value, cells);
}

const mostLabelCells = 28;

/** What fits on a line, as far as there is such a form. */
const fitting = ({ value, short = [] }: Field, room: number): string =>
	[value, ...short].find((text) => width(text) <= room) ?? short.at(-1) ?? value;

function fieldLines({ sections }: Detail, cells: number): Line[] {
	return sections.flatMap(({ title, fields }, index) => {
		const labels = Math.min(mostLabelCells, Math.max(...fields.map(({ label }) => width(label)), 0));
		return [
			...(index > 0 ? [blank] : []),
			heading(title),
			...fields.flatMap((field) => {
				const label = span(`${fit(printable(`  ${field.label}`), labels + 2)}  `, 'muted');
				return paragraph(label, fitting(field, cells - labels - 4) || '–', cells, field.tone);
			}),
			...(fields.length === 0 ? [[span('  none', 'muted')]] : []),
		];
	});
}

/**
 * Dates as AWS writes them; what AWS does not tell is left out, and so is what belongs to the answer only. Made
 * once for the same answer: a long one takes longer than a key may.
 */
const yamlLines = memoizeLast(({ raw }: Detail, cells: number): Line[] => {
	const plain: unknown = JSON.parse(JSON.stringify(raw ?? null));
	return asYaml(plain)
		.trimEnd()
		.split('\n')
		.flatMap((line) => paragraph(span(''), line, cells));
}, 1);
