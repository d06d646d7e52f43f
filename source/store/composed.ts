import { moveAlike, movesOf } from '../resources/difference.ts';
import type { Resource } from '../resources/resource.ts';
import type { Known } from './state.ts';

type Parts<Item> = Pick<Known<Item>, 'parts' | 'extras'>;

const together = <Item>([first = [], ...others]: Known<Item>['parts']): readonly Item[] =>
	others.length > 0 ? [first, ...others].flat() : first;

/**
 * The items of all parts as one list, each with what enriches it. What was made of the same parts in `last`
 * is taken from there, except where the extras tell something else of it: so most of 50,000 items need neither
 * be made nor compared.
 */
export function composed<Item>(
	resource: Resource<Item>,
	last: Known<Item>,
	{ parts, extras }: Parts<Item>,
	toldAnew: ReadonlySet<string>,
): readonly Item[] {
	const bare = together(parts);
	if (extras.every(({ size }) => size === 0)) return bare;
	const lastBare = together(last.parts);
	const moves = movesOf(resource, lastBare, bare);
	const { placeOf, replaced, inPlace } = moves;
	const made = (item: Item) => enriched(item, resource.id(item), extras);
	if (inPlace && toldAnew.size === 0) {
		const items = last.items.slice();
		for (const index of replaced) {
			const item = bare[index];
			if (item !== undefined) items[index] = made(item);
		}
		moveAlike(last.items, items, moves);
		return items;
	}
	return bare.map((item, index) => {
		const place = placeOf(index);
		const rich = lastBare[place] === item ? last.items[place] : undefined;
		if (rich !== undefined && (toldAnew.size === 0 || !toldAnew.has(resource.id(item)))) return rich;
		return made(item);
	});
}

function enriched<Item>(item: Item, id: string, extras: Known<Item>['extras']): Item {
	let rich = item;
	for (const extra of extras) {
		const more = extra.get(id);
		if (more) rich = { ...rich, ...more };
	}
	return rich;
}
