/** Rows in the order of names, which every other order falls back on. */
import type { Resource } from '../resources/resource.ts';
import { type Collated, collated, compareCollated } from '../text/collation.ts';
import { byCode } from './order.ts';
import { patched, patchOf } from './patched.ts';

/** Rows, and what each was compared by. */
export interface ByName<Item> {
	rows: readonly Item[];
	names: readonly Collated[];
}

/** An item with what it is compared by: 50,000 are sorted in 60 ms by it, in 300 ms without. */
interface Named<Item> {
	item: Item;
	name: Collated;
}

const apart = <Item>(named: readonly Named<Item>[]): ByName<Item> => ({
	rows: named.map(({ item }) => item),
	names: named.map(({ name }) => name),
});

export function sortedByName<Item>(resource: Resource<Item>, items: readonly Item[]): ByName<Item> {
	const { id, name } = resource;
	return apart(
		items
			.map((item) => ({ item, name: collated(name(item)) }))
			.sort((a, b) => compareCollated(a.name, b.name) || byCode(id(a.item), id(b.item))),
	);
}

export function patchedByName<Item>(
	resource: Resource<Item>,
	{ rows, names }: ByName<Item>,
	change: { going: readonly Item[]; coming: readonly Item[] },
): ByName<Item> {
	const { id, name } = resource;
	const going = change.going.map((item) => ({ item, name: collated(name(item)) }));
	const coming = sortedByName(resource, change.coming);
	const patch = patchOf<Named<Item>>(
		rows.length,
		{
			going,
			coming: coming.rows.map((item, place) => ({ item, name: coming.names[place] ?? collated('') })),
		},
		(place, wanted) => {
			const [item, own] = [rows[place], names[place]];
			if (item === undefined || own === undefined) return 0;
			return compareCollated(own, wanted.name) || byCode(id(item), id(wanted.item));
		},
	);
	return { rows: patched(rows, patch, coming.rows), names: patched(names, patch, coming.names) };
}
