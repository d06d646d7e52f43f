import type { Resource } from '../resources/resource.ts';
import { gathering, type Haystack, placesOf } from './haystack.ts';
import { matcher } from './matches.ts';
import type { Filter, Term } from './parse-filter.ts';
import { textOf } from './text-of.ts';
import type { WatchedSight } from './watched-sight.ts';

/** Filters one list again and again, while a filter is typed. */
export interface Sieve<Item> {
	/** Those that hold, as {@link matcher} says; what has changed since the texts were gathered is looked at by itself. */
	sift(items: readonly Item[], filter: Filter, sight: WatchedSight): readonly Item[];
	/** Gathers the texts of the items, if need be, before somebody waits for them: a slice at each step. */
	gather(items: readonly Item[], sight: WatchedSight): Generator<undefined, void, undefined>;
}

/** Where each of the items is in an older list; -1: it is not. */
type PlacesIn<Item> = (older: readonly Item[], items: readonly Item[]) => Int32Array;

/** Where more than this share has changed the texts are gathered anew. */
const few = 0.2;

export function createSieve<Item>(resource: Resource<Item>, placesIn: PlacesIn<Item>): Sieve<Item> {
	let gathered: { items: readonly Item[]; haystack: Haystack; timed: boolean } = {
		items: [],
		haystack: { pieces: [] },
		timed: false,
	};

	/**
	 * Where each item is in what was gathered; -1: it was not, or has changed. Undefined: too many have, or the texts
	 * hold for then alone.
	 */
	function known(items: readonly Item[]): Int32Array | undefined {
		const { items: older, timed } = gathered;
		if (timed) return undefined;
		if (older === items) return inTheirPlaces(items);
		const places = placesIn(older, items).map((place, index) => (older[place] === items[index] ? place : -1));
		const changed = places.reduce((count, place) => count + Number(place < 0), 0);
		return changed <= few * items.length ? places : undefined;
	}

	function* gather(items: readonly Item[], sight: WatchedSight): Generator<undefined, void, undefined> {
		if (known(items)) return;
		const haystack = yield* gathering(items, (item) => textOf(item, resource, sight));
		gathered = { items, haystack, timed: sight.timed };
	}

	function placesOfAll(items: readonly Item[], sight: WatchedSight): Int32Array {
		const places = known(items);
		if (places) return places;
		for (const _ of gather(items, sight));
		return inTheirPlaces(items);
	}

	return {
		gather,
		sift(items, filter, sight) {
			const words = filter.terms.filter((term) => term.term === 'word');
			const holdsAll = matcher(filter, resource, sight);
			if (words.length === 0) return items.filter(holdsAll);
			const places = placesOfAll(items, sight);
			const tests = words.map(({ text, not }) => ({
				found: placesOf(text, gathered.haystack),
				wanted: not ? 0 : 1,
			}));
			const others = filter.terms.filter((term: Term) => term.term !== 'word');
			const holdsOthers = others.length > 0 ? matcher({ terms: others }, resource, sight) : () => true;
			return items.filter((item, index) => {
				const place = places[index] ?? -1;
				if (place < 0) return holdsAll(item);
				return tests.every(({ found, wanted }) => found[place] === wanted) && holdsOthers(item);
			});
		},
	};
}

const inTheirPlaces = ({ length }: readonly unknown[]) => new Int32Array(length).map((_, index) => index);
