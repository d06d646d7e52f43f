/** What two reads of a kind have in common, and how they differ: in proportion to what is different. */
import type { Resource } from './resource.ts';

/** What has happened to the items of a kind from one list to another; what is the very same object is no news. */
export interface Difference<Item> {
	came: readonly Item[];
	went: readonly Item[];
	replaced: ReadonlyArray<{ before: Item; after: Item }>;
}

/** AWS tells things in much the same order each time: so far ahead is looked for what comes next. */
const near = 256;

/** For each item of `after`, where the same one (by id) was in `before`; -1: it is new. */
export function placesBefore<Item>(
	{ id }: Pick<Resource<Item>, 'id'>,
	before: readonly Item[],
	after: readonly Item[],
): Int32Array {
	const places = new Int32Array(after.length).fill(-1);
	const lost: number[] = [];
	const passed: number[] = [];
	let at = 0;
	for (let index = 0; index < after.length; index++) {
		const item = after[index];
		if (item === undefined) continue;
		let found = at;
		if (before[at] !== item) {
			const wanted = id(item);
			const until = Math.min(before.length, at + near);
			while (found < until && !isOf(before[found], wanted)) found++;
			if (found >= until) {
				lost.push(index);
				continue;
			}
		}
		while (at < found) passed.push(at++);
		places[index] = at++;
	}
	if (lost.length === 0) return places;
	// What has no neighbour is new, or has moved: only those few need to be hashed.
	while (at < before.length) passed.push(at++);
	const byId = new Map<string, number>();
	for (const place of passed) {
		const item = before[place];
		if (item !== undefined) byId.set(id(item), place);
	}
	for (const index of lost) {
		const item = after[index];
		const place = item === undefined ? undefined : byId.get(id(item));
		if (place !== undefined) places[index] = place;
	}
	return places;

	function isOf(item: Item | undefined, wanted: string): boolean {
		return item !== undefined && id(item) === wanted;
	}
}

const nothing: Difference<never> = { came: [], went: [], replaced: [] };

export function difference<Item>(
	resource: Pick<Resource<Item>, 'id'>,
	before: readonly Item[],
	after: readonly Item[],
): Difference<Item> {
	if (before === after) return nothing;
	const places = placesBefore(resource, before, after);
	const stayed = new Uint8Array(before.length);
	const came: Item[] = [];
	const replaced: Array<{ before: Item; after: Item }> = [];
	for (let index = 0; index < after.length; index++) {
		const item = after[index];
		if (item === undefined) continue;
		const place = places[index] ?? -1;
		const old = before[place];
		if (old === undefined) came.push(item);
		else {
			stayed[place] = 1;
			if (old !== item) replaced.push({ before: old, after: item });
		}
	}
	return { came, went: before.filter((_, place) => stayed[place] === 0), replaced };
}
