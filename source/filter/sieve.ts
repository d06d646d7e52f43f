import type { Resource, Sight } from '../resources/resource.ts';
import { type Haystack, haystackOf, placesOf } from './haystack.ts';
import { matcher } from './matches.ts';
import type { Filter, Term } from './parse-filter.ts';
import { textOf } from './text-of.ts';

/** Where each of the items is in an older list; -1: it is not. */
type PlacesIn<Item> = (older: readonly Item[], items: readonly Item[]) => Int32Array;

/** Where more than this share has changed the texts are gathered anew. */
const few = 0.2;

/**
 * Filters one list again and again, while a filter is typed: as {@link matcher} does, but the texts of the items
 * are gathered once. What has changed since is looked at by itself.
 */
export function sieve<Item>(resource: Resource<Item>, placesIn: PlacesIn<Item>) {
	let gathered: { items: readonly Item[]; haystack: Haystack } | undefined;

	function placesOfItems(items: readonly Item[], sight: Sight) {
		if (gathered && gathered.items !== items) {
			const places = placesIn(gathered.items, items);
			const { items: older, haystack } = gathered;
			const isSame = (item: Item, index: number) => older[places[index] ?? -1] === item;
			const same = items.reduce((count, item, index) => count + Number(isSame(item, index)), 0);
			if (same >= (1 - few) * items.length)
				return {
					haystack,
					placeOf: (item: Item, at: number) => (isSame(item, at) ? (places[at] ?? -1) : -1),
				};
		}
		if (gathered?.items !== items)
			gathered = { items, haystack: haystackOf(items, (item) => textOf(item, resource, sight)) };
		return { haystack: gathered.haystack, placeOf: (_: Item, at: number) => at };
	}

	return (items: readonly Item[], filter: Filter, sight: Sight): readonly Item[] => {
		const words = filter.terms.filter((term) => term.term === 'word');
		const holdsAll = matcher(filter, resource, sight);
		if (words.length === 0) return items.filter(holdsAll);
		const { haystack, placeOf } = placesOfItems(items, sight);
		const tests = words.map(({ text, not }) => ({ found: placesOf(text, haystack), wanted: not ? 0 : 1 }));
		const others = filter.terms.filter((term: Term) => term.term !== 'word');
		const holdsOthers = others.length > 0 ? matcher({ terms: others }, resource, sight) : () => true;
		return items.filter((item, index) => {
			const place = placeOf(item, index);
			if (place < 0) return holdsAll(item);
			return tests.every(({ found, wanted }) => found[place] === wanted) && holdsOthers(item);
		});
	};
}
