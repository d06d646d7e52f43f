/** A sorted list after a change: what has gone is left out, what has come is put in its place. */
import { placeInOrder } from '../resources/place-in-order.ts';

/** Where a list changes: the places of what goes, and those before which something comes, in order. */
export interface Patch {
	goes: Uint8Array;
	comesAt: readonly number[];
}

/** How an item stands to the one at a place of the sorted list: below zero, that one comes before it. */
export type Stands<Item> = (place: number, item: Item) => number;

/**
 * Both are looked for in the order: to ask each of 50,000 items takes longer. `going` holds what may be in the list,
 * `coming` is sorted.
 */
export function patchOf<Item>(
	length: number,
	{ going, coming }: { going: readonly Item[]; coming: readonly Item[] },
	stands: Stands<Item>,
): Patch {
	const goes = new Uint8Array(length);
	for (const item of going) {
		const place = placeFor(item, 0);
		if (place < length && stands(place, item) === 0) goes[place] = 1;
	}
	let from = 0;
	const comesAt = coming.map((item) => {
		from = placeFor(item, from);
		return from;
	});
	return { goes, comesAt };

	function placeFor(item: Item, first: number): number {
		return placeInOrder(length, (place) => stands(place, item) < 0, first);
	}
}

export function patched<Item>(
	items: readonly Item[],
	{ goes, comesAt }: Patch,
	coming: readonly Item[],
): readonly Item[] {
	if (coming.length === 0 && !goes.includes(1)) return items;
	const result: Item[] = [];
	let from = 0;
	const stayUntil = (place: number) => {
		for (const item of items.slice(from, place)) if (goes[from++] === 0) result.push(item);
	};
	for (const [index, item] of coming.entries()) {
		stayUntil(comesAt[index] ?? 0);
		result.push(item);
	}
	stayUntil(items.length);
	return result;
}
