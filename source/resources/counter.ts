import { difference } from './difference.ts';
import type { Resource } from './resource.ts';

/**
 * Counts items under names. It remembers the last list, and counts only what has changed: nobody sees that but
 * the clock.
 */
export function counter<Item>(counted: {
	id: Resource<Item>['id'];
	under(item: Item): readonly string[];
}): (items: readonly Item[]) => ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	let last: readonly Item[] = [];

	function count(item: Item, by: 1 | -1): void {
		for (const name of counted.under(item)) {
			const now = (counts.get(name) ?? 0) + by;
			if (now > 0) counts.set(name, now);
			else counts.delete(name);
		}
	}

	return (items) => {
		const { came, went, replaced } = difference(counted, last, items);
		last = items;
		for (const item of went) count(item, -1);
		for (const { before } of replaced) count(before, -1);
		for (const { after } of replaced) count(after, 1);
		for (const item of came) count(item, 1);
		return counts;
	};
}
