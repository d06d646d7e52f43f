import type { Resource, Sight } from '../resources/resource.ts';
import { tableColumns } from '../resources/table-columns.ts';

/**
 * What `get -o json` and `-o yaml` print of an item: `id`, then every column by its id, in the words of the
 * table; `tags` as an object where the kind has tags.
 */
export function rowOf<Item>(item: Item, resource: Resource<Item>, sight: Sight): Record<string, unknown> {
	const columns = tableColumns(resource).map((column) => [column.id, column.value(item, sight)]);
	const tags = resource.tags ? { tags: resource.tags(item) } : {};
	return { id: resource.id(item), ...Object.fromEntries(columns), ...tags };
}
