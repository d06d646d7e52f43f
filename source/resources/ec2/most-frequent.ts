import { placeInOrder } from '../place-in-order.ts';
import type { TagKey } from './tags.ts';

type ValueCount = TagKey['values'][number];

/** Of equal counts in the order of the values, so that the order does not hang on what came when. */
const before = (a: ValueCount, b: ValueCount) =>
	a.count > b.count || (a.count === b.count && a.value < b.value);

export interface MostFrequent {
	/** The count of a value has changed; 0: it was not there, or is gone. */
	change(value: string, was: number, count: number): void;
	/** The first so many. */
	values(): ValueCount[];
}

/**
 * The `most` most frequent of all values that are counted. Some more are kept in their order, so that after a few
 * changes, out of 50,000 names, only those have to be looked at.
 */
export function mostFrequent(all: ReadonlyMap<string, number>, most: number): MostFrequent {
	/** The first ones in order: any value that is not here comes after the last of them. Undefined: to be made anew. */
	let first: ValueCount[] | undefined;
	let isWhole = true;
	/** Counts that have changed since: often those of the same few values again and again. */
	const changed = new Map<string, { was: number; count: number }>();

	const isBeyond = (one: ValueCount, sorted: readonly ValueCount[]): boolean => {
		const last = sorted.at(-1);
		return !isWhole && (!last || before(last, one));
	};

	function insert(one: ValueCount, into: ValueCount[]): void {
		if (isBeyond(one, into)) return;
		into.splice(placeFor(one, into), 0, one);
		if (into.length <= 2 * most) return;
		into.pop();
		isWhole = false;
	}

	function remove(one: ValueCount, from: ValueCount[]): void {
		if (isBeyond(one, from)) return;
		const place = placeFor(one, from);
		if (from[place]?.value === one.value) from.splice(place, 1);
	}

	function made(): ValueCount[] {
		const anew: ValueCount[] = [];
		isWhole = true;
		for (const [value, count] of all) insert({ value, count }, anew);
		return anew;
	}

	return {
		change(value, was, count) {
			if (!first) return;
			changed.set(value, { was: changed.get(value)?.was ?? was, count });
			if (changed.size > most) first = undefined;
		},
		values() {
			for (const [value, { was, count }] of changed) {
				if (!first) break;
				remove({ value, count: was }, first);
				if (count > 0) insert({ value, count }, first);
			}
			changed.clear();
			if (!first || (!isWhole && first.length < most)) first = made();
			return first.slice(0, most);
		},
	};
}

const placeFor = (one: ValueCount, sorted: readonly ValueCount[]): number =>
	placeInOrder(sorted.length, (place) => {
		const other = sorted[place];
		return other !== undefined && before(other, one);
	});
