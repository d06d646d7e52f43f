import type { Resource, Sight } from '../resources/resource.ts';
import type { Filter, Term } from './parse-filter.ts';

/** Does an item hold against every term? */
export function matches<Item>(filter: Filter, item: Item, resource: Resource<Item>, sight: Sight): boolean {
	return filter.terms.every((term) => holds(term, item, resource, sight) !== term.not);
}

function holds<Item>(term: Term, item: Item, resource: Resource<Item>, sight: Sight): boolean {
	switch (term.term) {
		case 'word':
			return textOf(item, resource, sight).includes(term.text);
		case 'tag': {
			const value = tagOf(resource.tags?.(item) ?? {}, term.key);
			return value !== undefined && term.pattern.test(value);
		}
		case 'value': {
			const value = namedValue(term.name, item, resource, sight);
			if (value === undefined) return textOf(item, resource, sight).includes(term.text);
			return term.pattern.test(value);
		}
	}
}

/** Tag keys are case-sensitive in AWS, but not to somebody in a hurry: the exact one goes first. */
function tagOf(tags: Readonly<Record<string, string>>, key: string): string | undefined {
	if (Object.hasOwn(tags, key)) return tags[key];
	const lower = key.toLowerCase();
	const similar = Object.keys(tags).find((candidate) => candidate.toLowerCase() === lower);
	return similar === undefined ? undefined : tags[similar];
}

function namedValue<Item>(
	name: string,
	item: Item,
	resource: Resource<Item>,
	sight: Sight,
): string | undefined {
	if (name === 'state') return resource.state(item);
	if (name === 'id') return resource.id(item);
	if (name === 'name') return resource.name(item);
	const facet = resource.facets?.(item, sight)[name];
	if (facet !== undefined) return facet;
	return resource.columns.find(({ id }) => id.toLowerCase() === name)?.value(item, sight);
}

/** Everything that a word is looked for in, in lower case: made once an item, as items never change. */
const texts = new WeakMap<object, string>();

function textOf<Item>(item: Item, resource: Resource<Item>, sight: Sight): string {
	const known = typeof item === 'object' && item !== null ? texts.get(item) : undefined;
	if (known !== undefined) return known;
	const tags = Object.entries(resource.tags?.(item) ?? {}).map(([key, value]) => `${key}=${value}`);
	const columns = resource.columns.map((column) => column.value(item, sight));
	const text = [resource.id(item), resource.name(item), resource.state(item), ...columns, ...tags]
		.join('\n')
		.toLowerCase();
	if (typeof item === 'object' && item !== null) texts.set(item, text);
	return text;
}
