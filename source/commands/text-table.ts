import type { Resource, Sight } from '../resources/resource.ts';
import { tableColumns } from '../resources/table-columns.ts';
import { fit as fitted } from '../text/fit.ts';
import { printable } from '../text/printable.ts';
import { width } from '../text/width.ts';

/** Terminal cells beyond which a value is cut; `-o json` has it whole. */
const widest = 60;

/** Headings and one line an item, in columns two cells apart. Nothing to show gives the headings alone. */
export function textTable<Item>(items: readonly Item[], resource: Resource<Item>, sight: Sight): string {
	const columns = tableColumns(resource).map((column) => {
		const cells = items.map((item) => printable(column.value(item, sight)) || '–');
		const wanted = [column.header, ...cells].reduce((most, cell) => Math.max(most, width(cell)), 0);
		return [column.header, ...cells].map((cell) => fitted(cell, Math.min(wanted, widest), column.align));
	});
	const line = (row: number) =>
		columns
			.map((cells) => cells[row] ?? '')
			.join('  ')
			.trimEnd();
	return Array.from({ length: items.length + 1 }, (_, row) => `${line(row)}\n`).join('');
}
