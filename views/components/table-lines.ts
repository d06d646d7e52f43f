/** Rows of items as lines: only those that are seen are ever composed. */
import type { Resource, Sight } from '../../source/resources/resource.ts';
import type { TableState } from '../../source/store/screen.ts';
import { fit } from '../../source/text/fit.ts';
import { printable } from '../../source/text/printable.ts';
import { type Fitted, gap } from './columns.ts';
import { glyphs } from './glyphs.ts';
import type { Line, Span, Token } from './line.ts';

/** Cells before the columns: cursor, mark, glyph of the tone, a space. */
export const margin = 4;

export interface TableRows<Item> {
	resource: Pick<Resource<Item>, 'id' | 'tone'>;
	columns: readonly Fitted<Item>[];
	items: readonly Item[];
	/** The first and the one after the last that are seen. */
	from: number;
	to: number;
	/** Index of the cursor. */
	cursor: number;
	/** Is this where the keys go? */
	focused: boolean;
	marks: ReadonlySet<string>;
	sight: Sight;
}

export function tableLines<Item>(table: TableRows<Item>): Line[] {
	return table.items
		.slice(table.from, table.to)
		.map((item, index) => rowLine(table, item, table.from + index === table.cursor));
}

function rowLine<Item>(
	{ resource, columns, focused, marks, sight }: TableRows<Item>,
	item: Item,
	underCursor: boolean,
): Line {
	const marked = marks.has(resource.id(item));
	// In the row under the cursor one style holds throughout: tones would not be readable inverted.
	const whole: Token | undefined = underCursor && focused ? 'cursor' : marked ? 'marked' : undefined;
	const tone = resource.tone(item, sight);
	const before = `${underCursor ? '▸' : ' '}${marked ? '*' : ' '}`;
	const spans: Span[] = [
		{ text: before, style: whole },
		{ text: `${glyphs[tone]} `, style: whole ?? tone },
	];
	for (const [index, { column, width }] of columns.entries()) {
		const value = printable(column.value(item, sight));
		spans.push({
			text: (index > 0 ? ' '.repeat(gap) : '') + fit(value === '' ? '–' : value, width, column.align),
			style: whole ?? column.tone?.(item, sight) ?? (value === '' ? 'muted' : undefined),
		});
	}
	return spans;
}

/** Headings, with an arrow at the column that sorts. */
export function headingLine<Item>(columns: readonly Fitted<Item>[], sort: TableState['sort']): Line {
	const heading = ({ column, width }: Fitted<Item>): string => {
		const arrow = sort?.column !== column.id ? '' : sort.descending ? '▼' : '▲';
		return fit(`${column.header}${arrow}`, width, column.align);
	};
	return [{ text: ' '.repeat(margin) + columns.map(heading).join(' '.repeat(gap)), style: 'muted' }];
}

/** Which rows are seen: as few lines move as can be while the cursor stays in sight. */
export function windowOf(
	cursor: number,
	length: number,
	page: number,
	before: number,
): { from: number; to: number } {
	const most = Math.max(0, length - page);
	const from = Math.min(most, Math.max(cursor - page + 1, Math.min(before, cursor)));
	return { from, to: Math.min(length, from + page) };
}
