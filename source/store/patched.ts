/** A sorted list after a change: what has gone is left out, what has come is put in its place. */
import { placeInOrder } from '../resources/place-in-order.ts';

/** A stretch of the list after the change: where it begins, and which places of which list it is made of. */
export interface Run {
	to: number;
	of: 'before' | 'coming';
	from: number;
	until: number;
}

/** `goesFrom` and `comesTo` are places in the list of `length` before the change, each in order. */
export function runsOf(length: number, goesFrom: Int32Array, comesTo: Int32Array): readonly Run[] {
	const runs: Run[] = [];
	let to = 0;
	let from = 0;
	let gone = 0;
	comesTo.forEach((place, coming) => {
		stayUntil(place);
		add('coming', coming, coming + 1);
	});
	stayUntil(length);
	return runs;

	function stayUntil(place: number): void {
		for (let next = goesFrom[gone]; next !== undefined && next < place; next = goesFrom[++gone]) {
			add('before', from, next);
			from = next + 1;
		}
		add('before', from, place);
		from = Math.max(from, place);
	}

	function add(of: Run['of'], first: number, until: number): void {
		if (first >= until) return;
		runs.push({ to, of, from: first, until });
		to += until - first;
	}
}

/** How an item stands to the one at a place of the sorted list: below zero, that one comes before it. */
export type Stands<Item> = (place: number, item: Item) => number;

/**
 * Where a change of a sorted list takes place, looked for in its order: to ask each of 50,000 items takes longer.
 * `going` holds what may be in the list, `coming` is sorted.
 */
export function searchedRuns<Item>(
	length: number,
	{ going, coming }: { going: readonly Item[]; coming: readonly Item[] },
	stands: Stands<Item>,
): readonly Run[] {
	const placeFor = (item: Item, from: number) =>
		placeInOrder(length, (place) => stands(place, item) < 0, from);
	const goesFrom: number[] = [];
	for (const item of going) {
		const place = placeFor(item, 0);
		if (place < length && stands(place, item) === 0) goesFrom.push(place);
	}
	let from = 0;
	const comesTo = coming.map((item) => {
		from = placeFor(item, from);
		return from;
	});
	return runsOf(length, new Int32Array(goesFrom).sort(), new Int32Array(comesTo));
}

/** One copy, in which only what stands elsewhere now is moved, takes a third of a list built item by item. */
export function patched<Item>(
	before: readonly Item[],
	runs: readonly Run[],
	coming: readonly Item[],
): readonly Item[] {
	const last = runs.at(-1);
	const length = last ? last.to + last.until - last.from : 0;
	if (coming.length === 0 && length === before.length) return before;
	const result = before.slice();
	for (const { to, of, from, until } of runs) {
		if (of === 'before' && from === to) continue;
		let at = to;
		for (const item of (of === 'before' ? before : coming).slice(from, until)) result[at++] = item;
	}
	result.length = length;
	return result;
}
