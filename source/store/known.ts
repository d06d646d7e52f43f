/** What is known of each kind: pure changes, from one state to the next. */
import type { Problem } from '../aws/problem.ts';
import { kinds, resources } from '../resources/all.ts';
import { eachKind } from '../resources/each-kind.ts';
import type { Kind, Kinds, Resource } from '../resources/resource.ts';
import { composed } from './composed.ts';
import { isSame, withoutChange } from './kept.ts';
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
export const emptyKnown = (): KnownKinds => eachKind<KnownKinds>(begin);

const begin = <K extends Kind>(kind: K): Known<Kinds[K]> => unknown<Kinds[K]>(resources[kind]);

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

const nothingAnew: ReadonlySet<string> = new Set();

/** What a source has told: all of it, or on its very first read as much as has come so far. */
export function withPart<Item>(
	resource: Resource<Item>,
	known: Known<Item>,
	index: number,
	part: readonly Item[],
): Known<Item> {
	const kept = withoutChange(resource, known.parts[index] ?? [], part);
	if (kept === known.parts[index]) return known;
	return rebuilt(resource, known, { parts: known.parts.with(index, kept) }, nothingAnew);
}

/** What an enrichment has told; `index` counts the enrichments. */
export function withExtra<Item>(
	resource: Resource<Item>,
	known: Known<Item>,
	index: number,
	extra: ReadonlyMap<string, Partial<Item>>,
): Known<Item> {
	const last = known.extras[index] ?? new Map<string, Partial<Item>>();
	const toldAnew = new Set<string>();
	for (const [id, members] of extra) if (!unchanged(last.get(id), members)) toldAnew.add(id);
	for (const id of last.keys()) if (!extra.has(id)) toldAnew.add(id);
	if (toldAnew.size === 0) return known;
	return rebuilt(resource, known, { extras: known.extras.with(index, extra) }, toldAnew);
}

/** The read is complete. `at` and `staleAfter` in the region's time. */
export const withRead = <Item>(
	known: Known<Item>,
	index: number,
	at: number,
	staleAfter: number,
): Known<Item> => withSource(known, index, { reading: false, problem: undefined, at, staleAfter });

/** It is looked at less closely now: it becomes stale later. `staleAfter` in the region's time. */
export const withPace = <Item>(known: Known<Item>, index: number, staleAfter: number): Known<Item> =>
	withSource(known, index, { staleAfter });

/** With other parts or extras, and the items that follow from them. */
function rebuilt<Item>(
	resource: Resource<Item>,
	known: Known<Item>,
	change: Partial<Pick<Known<Item>, 'parts' | 'extras'>>,
	toldAnew: ReadonlySet<string>,
): Known<Item> {
	const next = { ...known, ...change };
	const items = composed(resource, known, next, toldAnew);
	return { ...next, items: isSame(known.items, items) ? known.items : items };
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
		items: withoutChange(resource, known[kind].items, items),
		sources: origin.sources,
	};
	return { ...known, [kind]: next };
}
