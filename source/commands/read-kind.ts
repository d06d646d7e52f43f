import { type Problem, problemFrom } from '../aws/problem.ts';
import type { CallOptions, Region } from '../aws/region.ts';
import { resources } from '../resources/all.ts';
import type { Kind, Kinds, Resource, Sight } from '../resources/resource.ts';

export interface Read<Item> {
	items: Item[];
	/** Of the sources that could not be read, or not to the end. */
	problems: { source: string; problem: Problem }[];
}

/** Everything of a kind, from all its sources at once; one that fails does not stop the others. */
export async function readKind<K extends Kind>(
	kind: K,
	region: Region,
	options: CallOptions,
): Promise<Read<Kinds[K]>> {
	const { derived, sources }: Resource<Kinds[K]> = resources[kind];
	if (derived) {
		const { items, problems } = await readKind(derived.from, region, options);
		return { items: derived.items(items), problems };
	}
	const items: Kinds[K][] = [];
	const problems = await attemptAll(sources, async (source) => {
		for await (const page of source.list(region, options)) for (const item of page) items.push(item);
	});
	return { items, problems };
}

/** With what is read about the items besides: checks of instances, metrics of alarms. */
export async function enriched<K extends Kind>(
	kind: K,
	read: Read<Kinds[K]>,
	region: Region,
	options: CallOptions,
): Promise<Read<Kinds[K]>> {
	const { enrichments = [], id }: Resource<Kinds[K]> = resources[kind];
	const more: ReadonlyMap<string, Partial<Kinds[K]>>[] = [];
	const problems = await attemptAll(enrichments, async (enrichment) => {
		more.push(await enrichment.read(region, read.items, options));
	});
	const items = read.items.map((item) => {
		let whole = item;
		for (const members of more) whole = { ...whole, ...members.get(id(item)) };
		return whole;
	});
	return { items, problems: [...read.problems, ...problems] };
}

async function attemptAll<Part extends { title: string }>(
	parts: readonly Part[],
	read: (part: Part) => Promise<void>,
): Promise<Read<never>['problems']> {
	const results = await Promise.all(
		parts.map((part) =>
			read(part).then(
				() => [],
				(error: unknown) => [{ source: part.title, problem: problemFrom(error) }],
			),
		),
	);
	return results.flat();
}

/** In the kind's own order; without one, by name. */
export function inOrder<Item>(items: readonly Item[], resource: Resource<Item>, sight: Sight): Item[] {
	const { order } = resource;
	if (order) return items.toSorted((a, b) => order(a, b, sight));
	return items.toSorted((a, b) => (resource.name(a) < resource.name(b) ? -1 : 1));
}
