/** Rows of one kind, filtered and sorted: from one read to the next only what has changed is looked at. */

import { matcher } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { createSieve } from '../filter/sieve.ts';
import { watchedSight } from '../filter/watched-sight.ts';
import { difference, movesOf, placesBefore } from '../resources/difference.ts';
import type { Resource, Rules, Sight } from '../resources/resource.ts';
import { type ByName, patchedByName, sortedByName } from './by-name.ts';
import { orderOf, type Sort } from './order.ts';
import { patched, searchedRuns } from './patched.ts';
import { atOnce, sorted, sortedInSlices } from './sorted.ts';

/** A list as it was arranged once. */
interface View<Item> {
	items: readonly Item[];
	filter: string;
	/** `names`: by name alone, which every other order falls back on. */
	sort: Sort | 'names';
	rules: Rules;
	rows: readonly Item[];
	/** Of all items in the order of names. */
	named?: ByName<Item>;
	/** Does it depend on the time? Then nothing of it holds for another list. */
	timed: boolean;
}

type Arrangement<Item> = Pick<View<Item>, 'rows' | 'named'>;

/** Views that are remembered: the last letters of a filter, the last orders. */
const remembered = 5;
const isBase = <Item>({ filter, sort, rules }: View<Item>, wanted: Rules): boolean =>
	filter === '' && sort === 'names' && rules === wanted;

/** Where more than this share has changed everything is sorted anew. */
const few = 0.1;

export interface Arranger<Item> {
	/**
	 * How a list looks through a filter in an order; the very same rows as long as nothing has changed. Ages move
	 * the order of hardly anything, so it is made anew when items change, not with the clock: `now` is only asked
	 * then.
	 */
	rowsOf(
		items: readonly Item[],
		filter: string,
		sort: Sort,
		rules: Rules,
		now: () => number,
	): readonly Item[];
	/** Rows are put in an order before they are asked for in it, a slice at each step. */
	prepare(
		items: readonly Item[],
		sort: NonNullable<Sort>,
		rules: Rules,
		now: number,
	): Generator<undefined, void, undefined>;
	/** What a filter looks through is gathered before its first letter, a slice at each step. */
	gather(items: readonly Item[], rules: Rules, now: number): Generator<undefined, void, undefined>;
}

export function arranger<Item>(resource: Resource<Item>): Arranger<Item> {
	let views: readonly View<Item>[] = [];
	const sieve = createSieve(resource, (older, items) => placesBefore(resource, older, items));

	function rowsOf(
		items: readonly Item[],
		filter: string,
		sort: View<Item>['sort'],
		rules: Rules,
		now: () => number,
	): View<Item> {
		const isWanted = (view: View<Item>) =>
			view.filter === filter && view.sort === sort && view.rules === rules;
		const last = views.find((view) => view.items === items && isWanted(view)) ?? views.find(isWanted);
		if (last?.items === items) return last;
		const sight = watchedSight(now(), rules);
		const arrangement = (last && followed(last, items, sight)) ?? arranged();
		return keep({ items, filter, sort, rules, ...arrangement, timed: sight.timed }, last);

		function arranged(): Arrangement<Item> {
			const parsed = parseFilter(filter);
			if (parsed.terms.length > 0) {
				const passing = sieve.sift(rowsOf(items, '', 'names', rules, now).rows, parsed, sight);
				if (sort === 'names') return { rows: passing };
				const among = new Set(passing);
				const all = rowsOf(items, '', sort, rules, now);
				sight.timed ||= all.timed;
				return { rows: all.rows.filter((row) => among.has(row)) };
			}
			if (sort === 'names') return ordered(sortedByName(resource, items));
			return { rows: sorted(rowsOf(items, '', 'names', rules, now).rows, resource, sort, sight) };
		}
	}

	/** Remembers a view, in place of `last`. */
	function keep(view: View<Item>, last?: View<Item>): View<Item> {
		const others = views.filter((other) => other !== last);
		views = [view, ...others.filter((other, index) => index < remembered || isBase(other, view.rules))];
		return view;
	}

	function* prepare(items: readonly Item[], sort: NonNullable<Sort>, rules: Rules, now: number) {
		if (items.length <= atOnce) return;
		const sight = watchedSight(now, rules);
		const named = rowsOf(items, '', 'names', rules, () => now).rows;
		const rows = yield* sortedInSlices(named, resource, sort, sight);
		keep({ items, filter: '', sort, rules, rows, timed: sight.timed });
	}

	/** `last` with what has changed since; undefined: that would be more work than to begin anew. */
	function followed(last: View<Item>, items: readonly Item[], sight: Sight): Arrangement<Item> | undefined {
		if (last.timed) return undefined;
		const moves = movesOf(resource, last.items, items);
		if (moves.came.length + moves.went.length + moves.replaced.length > few * items.length) return undefined;
		if (last.named) return ordered(patchedByName(resource, last.named, items, moves));
		const { came, went, replaced } = difference(resource, last.items, items);
		const going = [...went, ...replaced.map(({ before }) => before)];
		const holds = matcher(parseFilter(last.filter), resource, sight);
		const order = orderOf(last.sort === 'names' ? byNameAlone : resource, sortOf(last.sort), sight);
		const coming = [...came, ...replaced.map(({ after }) => after)].filter(holds).sort(order);
		const { rows } = last;
		const runs = searchedRuns<Item>(rows.length, { going, coming }, (place, item) => {
			const row = rows[place];
			return row === undefined ? 0 : order(row, item);
		});
		return { rows: patched(rows, runs, coming) };
	}

	const byNameAlone: Resource<Item> = { ...resource, order: undefined };

	return {
		rowsOf: (items, filter, sort, rules, now) =>
			rowsOf(items, filter, sort ?? (resource.order ? undefined : 'names'), rules, now).rows,
		prepare,
		gather: (items, rules, now) =>
			sieve.gather(rowsOf(items, '', 'names', rules, () => now).rows, watchedSight(now, rules)),
	};
}

const ordered = <Item>(named: ByName<Item>): Arrangement<Item> => ({ rows: named.rows, named });

const sortOf = (sort: Sort | 'names'): Sort => (sort === 'names' ? undefined : sort);
