/** The sides of a bake side by side: what each is, and its figures as lines. */

import type { Sight } from '../../source/operations/bake/sight.ts';
import type { Bake } from '../../source/operations/plan.ts';
import { age } from '../../source/text/age.ts';
import { figure } from '../../source/text/figure.ts';
import { sparkline } from '../../source/text/sparkline.ts';
import { cell, type Line, type Span } from '../components/line.ts';

/** Cells of the names of the rows, and of a figure with its unit. */
const titleCells = 10;
const figureCells = 9;
const gap = 2;

export function sidesLines(
	{ facts = [], gauges }: Bake,
	sight: Sight | undefined,
	{ cells, now, over }: { cells: number; now: number; over: boolean },
): Line[] {
	const sides = unique([...facts, ...gauges].map(({ side }) => side));
	if (sides.length === 0) return [];
	const width = Math.max(figureCells + 1, Math.floor((cells - titleCells) / sides.length) - gap);
	const row = (title: string, of: (side: string) => Span[]): Line => [
		cell(title, titleCells, 'muted'),
		...sides.flatMap((side, index) => [...(index > 0 ? [{ text: ' '.repeat(gap) }] : []), ...of(side)]),
	];
	return [
		row(sight && !over ? `${age(Math.max(0, now - sight.at))} ago` : '', (side) => [
			cell(side, width, 'title'),
		]),
		...unique(facts.map(({ title }) => title)).map((title) =>
			row(title, (side) => {
				const index = facts.findIndex((fact) => fact.side === side && fact.title === title);
				return [cell(index < 0 ? '' : (sight?.facts[index] ?? '–'), width)];
			}),
		),
		...unique(gauges.map(({ title }) => title)).map((title) =>
			row(title, (side) => {
				const index = gauges.findIndex((gauge) => gauge.side === side && gauge.title === title);
				const unit = gauges[index]?.unit;
				if (unit === undefined) return [cell('', width)];
				const values = sight?.lines[index] ?? [];
				const text = figure(values.at(-1), unit).padStart(figureCells);
				return [
					{ text: sparkline(values, width - figureCells - 1), style: 'accent' },
					{ text: ' ' },
					cell(text, figureCells),
				];
			}),
		),
	];
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
