import type { Resource, Sight } from '../resources/resource.ts';

/**
 * Everything that a word is looked for in, in lower case. Ages are left out: they change while the item does
 * not; `age:3d` asks for them.
 */
export function textOf<Item>(item: Item, resource: Resource<Item>, sight: Sight): string {
	const parts = new Set([resource.id(item), resource.name(item), resource.state(item)]);
	for (const column of resource.columns) if (!column.time) parts.add(column.value(item, sight));
	const tags = resource.tags?.(item) ?? {};
	for (const key in tags) parts.add(`${key}=${tags[key]}`);
	return [...parts].join('\n').toLowerCase();
}
