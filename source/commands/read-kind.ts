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
	const resource: Resource<Kinds[K]> = resources[kind];
	if (resource.derived) {
		const { items, problems } = await readKind(resource.derived.from, region, options);
		return { items: resource.derived.items(items), problems };
	}
	const read: Read<Kinds[K]> = { items: [], problems: [] };
	await Promise.all(
		resource.sources.map(async (source) => {
			try {
				for await (const page of source.list(region, options)) for (const item of page) read.items.push(item);
			} catch (error) {
				read.problems.push({ source: source.title, problem: problemFrom(error) });
			}
		}),
	);
	return read;
}

/** In the kind's own order; without one, by name. */
export function inOrder<Item>(items: readonly Item[], resource: Resource<Item>, sight: Sight): Item[] {
	const { order } = resource;
	if (order) return items.toSorted((a, b) => order(a, b, sight));
	return items.toSorted((a, b) => (resource.name(a) < resource.name(b) ? -1 : 1));
}
