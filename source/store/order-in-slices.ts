/** Long lists are sorted in slices: keys are answered in between, where a whole sort would hold them up. */
import type { Resource, Sight } from '../resources/resource.ts';
import { type Collated, collated, compareCollated } from '../text/collation.ts';
import type { Sort } from './order.ts';

/** Rows that are sorted in some five milliseconds. */
export const atOnce = 4000;

interface Keyed<Item> {
	item: Item;
	key: number | Collated;
}

/** As `sortedFrom`: rows in the order of names, by a column; a step is a slice. */
export function* sortedInSlices<Item>(
	named: readonly Item[],
	resource: Resource<Item>,
	sort: NonNullable<Sort>,
	sight: Sight,
	slice = atOnce,
): Generator<undefined, readonly Item[], undefined> {
	const column = resource.columns.find(({ id }) => id === sort.column);
	if (!column) return named;
	const keys: Array<number | string> = [];
	for (let from = 0; from < named.length; from += slice) {
		for (const item of named.slice(from, from + slice))
			keys.push(column.sort?.(item, sight) ?? column.value(item, sight));
		yield;
	}
	const areNumbers = keys.every((key) => typeof key === 'number');
	const sign = sort.descending ? -1 : 1;
	const order = (a: Keyed<Item>, b: Keyed<Item>) => sign * compareKeys(a.key, b.key);
	let runs: Keyed<Item>[][] = [];
	for (let from = 0; from < named.length; from += slice) {
		const keyed = named.slice(from, from + slice).map((item, index): Keyed<Item> => {
			const key = keys[from + index] ?? '';
			return { item, key: areNumbers ? Number(key) : collated(String(key)) };
		});
		runs.push(keyed.sort(order));
		yield;
	}
	while (runs.length > 1) {
		const merged: Keyed<Item>[][] = [];
		for (let index = 0; index < runs.length; index += 2)
			merged.push(yield* mergedInSlices(runs[index] ?? [], runs[index + 1] ?? [], order, slice));
		runs = merged;
	}
	return runs[0]?.map(({ item }) => item) ?? [];
}

/** Of equal ones the first list's come first. */
function* mergedInSlices<Item>(
	first: readonly Item[],
	second: readonly Item[],
	order: (a: Item, b: Item) => number,
	slice: number,
): Generator<undefined, Item[], undefined> {
	const merged: Item[] = [];
	let [left, right] = [0, 0];
	for (let next = first[left], other = second[right]; next !== undefined || other !== undefined; ) {
		if (next !== undefined && (other === undefined || order(next, other) <= 0)) {
			merged.push(next);
			next = first[++left];
		} else if (other !== undefined) {
			merged.push(other);
			other = second[++right];
		}
		if (merged.length % slice === 0) yield;
	}
	return merged;
}

/** All are numbers, or none is. What has no value may be infinite: its difference is no number, and means the same. */
const compareKeys = (a: number | Collated, b: number | Collated): number =>
	typeof a === 'number' || typeof b === 'number' ? Number(a) - Number(b) || 0 : compareCollated(a, b);
