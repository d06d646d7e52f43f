import type { Kind } from '../../source/resources/resource.ts';
import { width } from '../../source/text/width.ts';
import { blank, cell, heading, type Line, span } from '../components/line.ts';
import type { Context } from '../contexts.ts';
import { keyLabel } from '../key-name.ts';
import { type Bound, boundIn, fits, type Overrides } from '../keymap.ts';

/** Cells of the keys; wide enough for `PgDn ^f`. */
const keyCells = 12;
const columnCells = 38;

/** The keys that work in a context with a kind in front, group by group, in as many columns as there is room for. */
export function helpLines(context: Context, overrides: Overrides, cells: number, kind?: Kind): Line[] {
	const columns = Math.max(1, Math.floor(cells / columnCells));
	const bound = boundIn(context, overrides).filter((one) => fits(one, kind));
	const groups = Map.groupBy(bound, ({ group }) => group);
	const blocks = [...groups].map(([title, keys]) => [heading(title), ...keys.map(entry), blank]);
	return sideBySide(distribute(blocks, columns), columns === 1 ? cells : columnCells);
}

const entry = ({ keys, label }: Bound): Line => [
	{ text: ' ' },
	cell(keys.map(keyLabel).join(' '), keyCells, 'accent'),
	span(label),
];

/** Each block, in turn, into the column that is shortest so far. */
function distribute(blocks: readonly Line[][], count: number): Line[][] {
	const columns: Line[][] = Array.from({ length: count }, () => []);
	for (const block of blocks) {
		const shortest = columns.reduce((best, column) => (column.length < best.length ? column : best));
		shortest.push(...block);
	}
	return columns;
}

const lengthOf = (line: Line) => line.reduce((sum, { text }) => sum + width(text), 0);

function sideBySide(columns: readonly Line[][], cells: number): Line[] {
	const height = Math.max(0, ...columns.map((column) => column.length));
	return Array.from({ length: height }, (_, row) =>
		columns.flatMap((column) => {
			const line = column[row] ?? blank;
			return [...line, { text: ' '.repeat(Math.max(0, cells - lengthOf(line))) }];
		}),
	);
}
