/** What differs between two environments, as lines: section by section, left → right. */
import type { ComparedSection, Difference } from '../source/resources/elasticbeanstalk/compare.ts';
import type { Comparison } from '../source/resources/elasticbeanstalk/compare-environments.ts';
import type { Place, Size } from '../source/store/screen.ts';
import { clockTime } from '../source/text/clock-time.ts';
import { cut } from '../source/text/fit.ts';
import { printable } from '../source/text/printable.ts';
import { width } from '../source/text/width.ts';
import { insideOf } from './components/frame.ts';
import { blank, cell, type Line, paragraph, span, wrap } from './components/line.ts';
import { failureLines } from './components/standing-lines.ts';

export type ComparisonPlace = Extract<Place, { screen: 'comparison' }>;

/** Rows below the heading and above the foot. */
export const comparisonRows = (size: Size): number => Math.max(1, insideOf(size).rows - 2);

const margin = '  ';
const arrow = ' → ';

/** Cells of the three columns: what, left, right. */
function columnsOf(cells: number): { name: number; value: number } {
	const room = cells - margin.length - 2 - arrow.length;
	const name = Math.max(12, Math.min(44, Math.floor(room * 0.36)));
	return { name, value: Math.max(8, Math.floor((room - name) / 2)) };
}

/** The names of the two, over their columns. */
export function comparisonHeading({ left, right }: ComparisonPlace, cells: number): Line {
	const { name, value } = columnsOf(cells);
	return [
		cell('', margin.length + name + 2),
		cell(left.name, value, 'title'),
		span(arrow, 'muted'),
		cell(right.name, value, 'title'),
	];
}

export function comparisonLines(place: ComparisonPlace, cells: number): Line[] {
	const { comparison, filter } = place;
	if (comparison.state === 'loading') return [[span('Reading both …', 'muted')]];
	if (comparison.state === 'failed') return failureLines(comparison.problem, cells);
	const sections = filteredSections(comparison.value, filter);
	const missing = comparison.value.missing.flatMap(({ what, problem }) =>
		paragraph(
			span('✗ ', 'warning'),
			`The ${what} cannot be compared. ${problem.sentence} ${problem.hint}`,
			cells,
			'warning',
		),
	);
	if (sections.length === 0) return [...missing, [span(nothingText(comparison.value, filter), 'muted')]];
	return [
		...missing,
		...sections.flatMap((section, index) => [
			...(index > 0 || missing.length > 0 ? [blank] : []),
			sectionLine(section, cells),
			...section.differences.flatMap((difference) => differenceLines(difference, cells)),
		]),
	];
}

const differText = (count: number): string => (count === 1 ? '1 differs' : `${count} differ`);

function sectionLine({ title, differences, equal }: ComparedSection, cells: number): Line {
	const counts = `  ${differText(differences.length)} · ${equal} equal`;
	return [span(cut(printable(title), cells - width(counts)), 'title'), span(counts, 'muted')];
}

function nothingText(comparison: Comparison, filter: string): string {
	const { differing, equal } = countsOf(comparison);
	if (filter && differing > 0) return `Nothing that differs matches “${filter}”. esc clears the filter.`;
	return `Nothing differs: ${equal} settings are the same.`;
}

/** The three columns, each wrapped within its own width. */
function differenceLines({ name, left, right }: Difference, cells: number): Line[] {
	const columns = columnsOf(cells);
	const wrapped = [
		wrap(printable(name), columns.name),
		wrap(valueText(left), columns.value),
		wrap(valueText(right), columns.value),
	] as const;
	const [names, lefts, rights] = wrapped;
	return Array.from({ length: Math.max(...wrapped.map(({ length }) => length)) }, (_, row) => [
		span(margin),
		cell(names[row] ?? '', columns.name + 2, 'muted'),
		cell(lefts[row] ?? '', columns.value, left === undefined ? 'muted' : undefined),
		span(row === 0 ? arrow : ' '.repeat(width(arrow)), 'muted'),
		cell(rights[row] ?? '', columns.value, right === undefined ? 'muted' : 'accent'),
	]);
}

const valueText = (value: string | undefined): string =>
	value === undefined ? '– not set' : value === '' ? '(empty)' : printable(value);

/** Those that have something that differs and matches: every word of the filter, wherever it stands. */
function filteredSections({ sections }: Comparison, filter: string): ComparedSection[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return sections.flatMap((section) => {
		const found = section.differences.filter(({ name, left = '', right = '' }) => {
			const text = [section.title, name, left, right].join('\n').toLowerCase();
			return words.every((word) => text.includes(word));
		});
		return found.length > 0 ? [{ ...section, differences: found }] : [];
	});
}

const countsOf = ({ sections }: Comparison): { differing: number; equal: number } => ({
	differing: sections.reduce((sum, { differences }) => sum + differences.length, 0),
	equal: sections.reduce((sum, { equal }) => sum + equal, 0),
});

/** How many differ and are equal, and when that was read; with a filter, how many it leaves. */
export function comparisonFoot({ comparison, filter, filtering }: ComparisonPlace): Line {
	if (comparison.state !== 'ready') return blank;
	const { differing, equal } = countsOf(comparison.value);
	if (!filtering && !filter)
		return [
			span(
				`${differText(differing)} · ${equal} equal · read at ${clockTime(comparison.value.at)} UTC`,
				'muted',
			),
		];
	const matching = filteredSections(comparison.value, filter).reduce(
		(sum, { differences }) => sum + differences.length,
		0,
	);
	return [
		span('/', 'accent'),
		span(filter),
		...(filtering ? [span('▏', 'accent')] : []),
		span(`  ${matching} of ${differing}`, 'muted'),
	];
}
