/** What is known of each kind: pure changes, from one state to the next. */
import type { Problem } from '../aws/problem.ts';
import { kinds, resources } from '../resources/all.ts';
import type { Kind, Kinds, Resource } from '../resources/resource.ts';
import type { Known, KnownKinds, SourceState } from './state.ts';
import { unchanged } from './unchanged.ts';

const unread = ({ title }: { title: string }): SourceState => ({
	title,
	reading: false,
	staleAfter: Number.POSITIVE_INFINITY,
});

function unknown<Item>({ sources, enrichments = [] }: Resource<Item>): Known<Item> {
	return {
		items: [],
		sources: [
			...sources.map(unread),
			...enrichments.map((enrichment) => ({ ...unread(enrichment), enriches: true })),
		],
		parts: sources.map(() => []),
		extras: enrichments.map(() => new Map()),
	};
}

/** Nothing was read yet. */
export const emptyKnown = (): KnownKinds => ({
	instances: unknown(resources.instances),
	tags: unknown(resources.tags),
	deployments: unknown(resources.deployments),
	alarms: unknown(resources.alarms),
	users: unknown(resources.users),
	environments: unknown(resources.environments),
});

const withSource = <Item>(known: Known<Item>, index: number, change: Partial<SourceState>): Known<Item> => ({
	...known,
	sources: known.sources.map((source, at) => (at === index ? { ...source, ...change } : source)),
});

/** A read begins. `index` counts the sources, then the enrichments. */
export const withReading = <Item>(known: Known<Item>, index: number): Known<Item> =>
	withSource(known, index, { reading: true });

/** It failed: what is known stays, and grows old. */
export const withProblem = <Item>(known: Known<Item>, index: number, problem: Problem): Known<Item> =>
	withSource(known, index, { reading: false, problem });

/** It was given up: neither read nor failed. */
export const withoutReading = <Item>(known: Known<Item>, index: number): Known<Item> =>
	withSource(known, index, { reading: false });

/** What a source has told: all of it, or on its very first read as much as has come so far. */
export function withPart<Item>(
	resource: Resource<Item>,
	known: Known<Item>,
	index: number,
	part: readonly Item[],
): Known<Item> {
	const kept = keepUnchanged(resource, known.parts[index] ?? [], part);
	if (kept === known.parts[index]) return known;
	return composed(resource, { ...known, parts: known.parts.map((old, at) => (at === index ? kept : old)) });
}

/** What an enrichment has told; `index` counts the enrichments. */
export const withExtra = <Item>(
	resource: Resource<Item>,
	known: Known<Item>,
	index: number,
	extra: ReadonlyMap<string, Partial<Item>>,
): Known<Item> =>
	composed(resource, { ...known, extras: known.extras.map((old, at) => (at === index ? extra : old)) });

/** The read is complete. `at` and `staleAfter` in the region's time. */
export const withRead = <Item>(
	known: Known<Item>,
	index: number,
	at: number,
	staleAfter: number,
): Known<Item> => withSource(known, index, { reading: false, problem: undefined, at, staleAfter });

/** All parts as one list, each item with what enriches it. */
function composed<Item>(resource: Resource<Item>, known: Known<Item>): Known<Item> {
	const [first = [], ...others] = known.parts;
	const bare = others.length > 0 ? [first, ...others].flat() : first;
	const extras = known.extras.filter((extra) => extra.size > 0);
	const items = extras.length === 0 ? bare : bare.map((item) => enriched(item, resource.id(item), extras));
	return { ...known, items: keepUnchanged(resource, known.items, items) };
}

function enriched<Item>(item: Item, id: string, extras: Known<Item>['extras']): Item {
	let rich = item;
	for (const extra of extras) {
		const more = extra.get(id);
		if (more) rich = { ...rich, ...more };
	}
	return rich;
}

/** Takes items of a new read and gives back those of the last one where nothing has changed. */
export function keeper<Item>(
	{ id }: Resource<Item>,
	before: readonly Item[],
): (items: readonly Item[]) => Item[] {
	const byId = new Map(before.map((item) => [id(item), item]));
	return (items) =>
		items.map((item) => {
			const old = byId.get(id(item));
			return old !== undefined && unchanged(old, item) ? old : item;
		});
}

/** Items that did not change keep their identity, and so does the list when none did: nothing renders again. */
function keepUnchanged<Item>(
	resource: Resource<Item>,
	before: readonly Item[],
	after: readonly Item[],
): readonly Item[] {
	const begins = before.length <= after.length && before.every((item, index) => item === after[index]);
	if (begins) return before.length === after.length ? before : after;
	const kept = keeper(resource, before)(after);
	const same = kept.length === before.length && kept.every((item, index) => item === before[index]);
	return same ? before : kept;
}

/** One kind's knowledge replaced; kinds that are computed from it are computed anew. */
export function withKnown<K extends Kind>(known: KnownKinds, kind: K, next: Known<Kinds[K]>): KnownKinds {
	const last = known[kind];
	if (next === last) return known;
	let all: KnownKinds = { ...known, [kind]: next };
	for (const other of kinds)
		if (resources[other].derived?.from === kind) all = deriveOne(all, other, kind, next.items !== last.items);
	return all;
}

function deriveOne<K extends Kind>(known: KnownKinds, kind: K, from: Kind, changed: boolean): KnownKinds {
	const resource: Resource<Kinds[K]> = resources[kind];
	const origin: Known<Kinds[Kind]> = known[from];
	const items = changed ? (resource.derived?.items(origin.items) ?? []) : known[kind].items;
	const next: Known<Kinds[K]> = {
		...known[kind],
		items: keepUnchanged(resource, known[kind].items, items),
		sources: origin.sources,
	};
	return { ...known, [kind]: next };
}
