import type { Resource, Sight } from '../resources/resource.ts';
import type { Filter, Term } from './parse-filter.ts';

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
	const hasWord = (item: Item) => textOf(item, resource, sight).includes(term.text);
	switch (term.term) {
		case 'word':
			return hasWord;
		case 'tag':
			return (item) => {
				const value = tagOf(resource.tags?.(item) ?? {}, term.key);
				return value !== undefined && term.pattern.test(value);
			};
		case 'value': {
			const valueOf = namedValue(term.name, resource, sight);
			return (item) => {
				const value = valueOf(item);
				return value === undefined ? hasWord(item) : term.pattern.test(value);
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
	return facets ? (item) => facets(item, sight)[name] ?? inColumn(item) : inColumn;
}

/** Everything that a word is looked for in, in lower case: made once an item, as items never change. */
const texts = new WeakMap<object, string>();

/** Ages are left out: they change while the item does not. `age:3d` asks for them. */
function textOf<Item>(item: Item, resource: Resource<Item>, sight: Sight): string {
	const known = typeof item === 'object' && item !== null ? texts.get(item) : undefined;
	if (known !== undefined) return known;
	const parts = new Set([resource.id(item), resource.name(item), resource.state(item)]);
	for (const column of resource.columns) if (!column.time) parts.add(column.value(item, sight));
	const tags = resource.tags?.(item) ?? {};
	for (const key in tags) parts.add(`${key}=${tags[key]}`);
	const text = [...parts].join('\n').toLowerCase();
	if (typeof item === 'object' && item !== null) texts.set(item, text);
	return text;
}
