import type { Column, Resource, Sight } from '../resources/resource.ts';
import { tableColumns } from '../resources/table-columns.ts';

/**
 * What `get -o json` and `-o yaml` print of an item: `id`, then every column by its id, in the words of the
 * table, but a time (ISO 8601, UTC) where the table has an age; `tags` as an object where the kind has tags.
 */
export function rowOf<Item>(item: Item, resource: Resource<Item>, sight: Sight): Record<string, unknown> {
	const columns = tableColumns(resource).map((column) => [column.id, printedOf(column, item, sight)]);
	const tags = resource.tags ? { tags: resource.tags(item) } : {};
	return { id: resource.id(item), ...Object.fromEntries(columns), ...tags };
}

function printedOf<Item>(column: Column<Item>, item: Item, sight: Sight): string {
	const time = column.time?.(item);
	if (time === undefined) return column.value(item, sight);
	return [time]
		.flat()
		.map((at) => new Date(at).toISOString())
		.join(', ');
}
