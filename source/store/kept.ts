/** Items that did not change keep their identity from one read to the next: identity means "unchanged". */
import { moveAlike, movesOf, placesBefore, replacedInPlace } from '../resources/difference.ts';
import type { Resource } from '../resources/resource.ts';
import { unchanged } from './unchanged.ts';

/** Items that are looked through for those of a page beyond its own length: so many may have gone in between. */
const slack = 256;

export interface Keeper<Item> {
	/** So far: the items of the last read where nothing has changed, new ones elsewhere. */
	readonly items: readonly Item[];
	take(page: readonly Item[]): void;
	/** All of them, when the last page was taken. What they differ in is known by then: to look again takes up to 2 ms at 50,000. */
	all(): readonly Item[];
}

/**
 * Takes a new read page by page, and keeps the items of the last one where nothing has changed: a read of
 * 50,000 never takes long at once. What has moved far is found by {@link withoutChange}.
 */
export function keeper<Item>(resource: Resource<Item>, last: readonly Item[]): Keeper<Item> {
	const items: Item[] = [];
	const replaced: number[] = [];
	let inPlace = true;
	let from = 0;
	/**
	 * Made when something comes that may have come before: what is where it was is known to be there once. For a read of
	 * 50,000 it takes 11 ms to make, which most reads are spared.
	 */
	let taken: Set<string> | undefined;

	/** AWS may tell an item twice, when it moves from one page to another while they are read. */
	function isRepeated(item: Item, isWhereItWas: boolean): boolean {
		if (!taken) {
			if (isWhereItWas) return false;
			taken = new Set(items.map(resource.id));
		}
		const before = taken.size;
		return taken.add(resource.id(item)).size === before;
	}

	return {
		items,
		take(page) {
			const there = last.slice(from, from + page.length + slack);
			const places = placesBefore(resource, there, page);
			for (const [index, item] of page.entries()) {
				const place = places[index] ?? -1;
				if (isRepeated(item, place >= 0)) continue;
				inPlace &&= from + place === items.length;
				const old = there[place];
				const isKept = old !== undefined && unchanged(old, item);
				if (!isKept) replaced.push(items.length);
				items.push(isKept ? old : item);
			}
			const furthest = places.reduce((most, place) => Math.max(most, place), -1);
			from += furthest < 0 ? page.length : furthest + 1;
		},
		all() {
			if (inPlace && items.length === last.length)
				moveAlike(last, items, replacedInPlace(replaced, { areDifferent: true }));
			return items;
		},
	};
}

/** `after` with the items of `before` that it repeats; `before` itself when it repeats all of them. */
export function withoutChange<Item>(
	resource: Resource<Item>,
	before: readonly Item[],
	after: readonly Item[],
): readonly Item[] {
	if (before === after) return before;
	const { placeOf, replaced, inPlace, areDifferent } = movesOf(resource, before, after);
	if (areDifferent && replaced.length > 0) return after;
	const same = replaced.filter((index) => unchanged(before[placeOf(index)], after[index]));
	if (inPlace && same.length === replaced.length) return before;
	if (same.length === 0) return after;
	const again = new Set(same);
	return after.map((item, index) => (again.has(index) ? (before[placeOf(index)] ?? item) : item));
}

/** Do two lists hold the very same items? */
export const isSame = <Item>(before: readonly Item[], after: readonly Item[]): boolean =>
	before.length === after.length && before.every((item, index) => item === after[index]);
