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
		if (item === undefined || place === undefined) continue;
		places[index] = place;
		byId.delete(id(item));
	}
	return places;

	function isOf(item: Item | undefined, wanted: string): boolean {
		return item !== undefined && id(item) === wanted;
	}
}

/** How two lists differ, in places: those of `after` of what came and of what was replaced, those of `before` of what went. */
export interface Moves {
	/** The place in `before` of what is at one of `after`; -1: it is new. */
	placeOf(index: number): number;
	came: readonly number[];
	went: readonly number[];
	replaced: readonly number[];
	/** Is everything where it was, but for what was replaced? */
	inPlace: boolean;
	/** Is each of what was replaced known to tell something else? Then nobody need compare them again. */
	areDifferent: boolean;
}

/** Nothing came, went or moved. */
export const replacedInPlace = (
	replaced: readonly number[],
	{ areDifferent }: Pick<Moves, 'areDifferent'>,
): Moves => ({ placeOf: (index) => index, came: [], went: [], replaced, inPlace: true, areDifferent });

/**
 * How a list differs from the one that came after it: news, tags and rows ask for it one after another. The later one
 * is not kept by it: else whoever has looked at an old list once would keep all that came since.
 */
const known = new WeakMap<readonly unknown[], { after: WeakRef<readonly unknown[]>; moves: Moves }>();

export function movesOf<Item>(
	resource: Pick<Resource<Item>, 'id'>,
	before: readonly Item[],
	after: readonly Item[],
): Moves {
	const last = known.get(before);
	if (last?.after.deref() === after) return last.moves;
	const moves =
		inTheirPlaces(resource, before, after) ?? moved(before, after, placesBefore(resource, before, after));
	moveAlike(before, after, moves);
	return moves;
}

/** Two other lists differ in the very same places. */
export function moveAlike(before: readonly unknown[], after: readonly unknown[], moves: Moves): void {
	known.set(before, { after: new WeakRef(after), moves });
}

/** Mostly nothing came or went: then one look at each pair of places is enough. Undefined when something did. */
function inTheirPlaces<Item>(
	{ id }: Pick<Resource<Item>, 'id'>,
	before: readonly Item[],
	after: readonly Item[],
): Moves | undefined {
	if (before.length !== after.length) return undefined;
	const replaced: number[] = [];
	for (let index = 0; index < after.length; index++) {
		const old = before[index];
		const item = after[index];
		// With `===` V8 looks at what kind of value each is, and so at 50,000 objects: 1.7 instead of 0.7 ms.
		if (Object.is(old, item)) continue;
		if (old === undefined || item === undefined || id(old) !== id(item)) return undefined;
		replaced.push(index);
	}
	return replacedInPlace(replaced, { areDifferent: false });
}

function moved<Item>(before: readonly Item[], after: readonly Item[], places: Int32Array): Moves {
	const stayed = new Uint8Array(before.length);
	const came: number[] = [];
	const went: number[] = [];
	const replaced: number[] = [];
	for (let index = 0; index < after.length; index++) {
		const place = places[index] ?? -1;
		if (place < 0) came.push(index);
		else {
			stayed[place] = 1;
			if (before[place] !== after[index]) replaced.push(index);
		}
	}
	for (let place = 0; place < before.length; place++) if (stayed[place] === 0) went.push(place);
	return {
		placeOf: (index) => places[index] ?? -1,
		came,
		went,
		replaced,
		inPlace: false,
		areDifferent: false,
	};
}

const nothing: Difference<never> = { came: [], went: [], replaced: [] };

export function difference<Item>(
	resource: Pick<Resource<Item>, 'id'>,
	before: readonly Item[],
	after: readonly Item[],
): Difference<Item> {
	if (before === after) return nothing;
	const { placeOf, came, went, replaced } = movesOf(resource, before, after);
	const pairs: Array<{ before: Item; after: Item }> = [];
	for (const index of replaced) {
		const [old, item] = [before[placeOf(index)], after[index]];
		if (old !== undefined && item !== undefined) pairs.push({ before: old, after: item });
	}
	return { came: at(after, came), went: at(before, went), replaced: pairs };
}

function at<Item>(items: readonly Item[], places: readonly number[]): Item[] {
	const found: Item[] = [];
	for (const place of places) {
		const item = items[place];
		if (item !== undefined) found.push(item);
	}
	return found;
}
