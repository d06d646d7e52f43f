import type { Resource, Sight } from '../resources/resource.ts';
import type { Filter, Term } from './parse-filter.ts';
import { textOf } from './text-of.ts';

/** Does an item hold against every term? What a term means is settled once, not for every item. */
export function matcher<Item>(
	{ terms }: Filter,
	resource: Resource<Item>,
	sight: Sight,
): (item: Item) => boolean {
	const tests = terms.map((term) => {
		const holds = testOf(term, resource, sight);
		return term.not ? (item: Item) => !holds(item) : holds;
	});
	const [only] = tests;
	return tests.length === 1 && only ? only : (item) => tests.every((holds) => holds(item));
}

function testOf<Item>(term: Term, resource: Resource<Item>, sight: Sight): (item: Item) => boolean {
	const hasWord = (text: string) => (item: Item) => textOf(item, resource, sight).includes(text);
	switch (term.term) {
		case 'word':
			return hasWord(term.text);
		case 'tag':
			return (item) => {
				const value = tagOf(resource.tags?.(item) ?? {}, term.key);
				return value !== undefined && term.pattern.test(value);
			};
		case 'value': {
			const named = namedValue(term.name, resource, sight);
			const isThere = hasWord(term.text);
			return (item) => {
				const value = named(item);
				return value === undefined ? isThere(item) : term.pattern.test(value);
			};
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
	resource: Resource<Item>,
	sight: Sight,
): (item: Item) => string | undefined {
	if (name === 'state') return resource.state;
	if (name === 'id') return resource.id;
	if (name === 'name') return resource.name;
	const column = resource.columns.find(({ id }) => id.toLowerCase() === name);
	const { facets } = resource;
	const inColumn = (item: Item) => column?.value(item, sight);
	if (!facets) return inColumn;
	return (item) => {
		const told = facets(item, sight);
		return Object.hasOwn(told, name) ? told[name] : inColumn(item);
	};
}
