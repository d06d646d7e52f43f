import type { Resource } from '../resources/resource.ts';

/**
 * Where an item of a new read was in the last one; undefined: it is new. AWS tells things in much the same
 * order each time, so the place itself is tried first, and 50,000 ids need not be hashed.
 */
export function lastSeen<Item>(
	{ id }: Resource<Item>,
	last: readonly Item[],
): (item: Item, place: number) => number | undefined {
	let places: Map<string, number> | undefined;
	return (item, place) => {
		const there = last[place];
		if (there !== undefined && (there === item || id(there) === id(item))) return place;
		places ??= new Map(last.map((other, index) => [id(other), index]));
		return places.get(id(item));
	};
}
