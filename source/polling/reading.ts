/** One read of one source or enrichment: from the region into the store, with what has changed as news. */
import type { StoreApi } from 'zustand';
import { type Problem, problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import { resources } from '../resources/all.ts';
import type { Enrichment, Kind, Kinds, Resource, Source } from '../resources/resource.ts';
import { keeper } from '../store/kept.ts';
import {
	withExtra,
	withKnown,
	withoutReading,
	withPart,
	withProblem,
	withRead,
	withReading,
} from '../store/known.ts';
import type { Known, State } from '../store/state.ts';
import { withEvents } from '../store/timeline.ts';
import { newsOf } from './news.ts';

/** What is read, and into what. */
export interface Reading<K extends Kind> {
	kind: K;
	region: Region;
	store: StoreApi<State>;
	signal: AbortSignal;
	/** When it must have been read again, from its end, in the region's milliseconds. */
	staleAfter(): number;
}

type Change<K extends Kind> = (known: Known<Kinds[K]>) => Known<Kinds[K]>;

/** Nothing is written once the poller was stopped: the store may belong to another connection by then. */
function change<K extends Kind>(
	{ kind, region, store, signal }: Reading<K>,
	next: Change<K>,
	isNews = false,
): void {
	if (signal.aborted) return;
	store.setState((state) => {
		const known = withKnown(state.known, kind, next(state.known[kind]));
		const events = isNews ? newsOf(state, known, kind, region.now()) : [];
		return events.length > 0 ? { known, ...withEvents(state, events) } : { known };
	});
}

/** Resolves with what went wrong. `slot` counts the sources, then the enrichments. */
async function attempt<K extends Kind>(
	reading: Reading<K>,
	slot: number,
	read: () => Promise<Change<K>>,
): Promise<Problem | undefined> {
	const { region, store, kind } = reading;
	const isNews = store.getState().known[kind].sources[slot]?.at !== undefined;
	change(reading, (known) => withReading(known, slot));
	try {
		const told = await read();
		change(reading, told, isNews);
		const now = region.now();
		change(reading, (known) => withRead(known, slot, now, now + reading.staleAfter()));
		return undefined;
	} catch (error) {
		const problem = problemFrom(error);
		const aborted = problem.kind === 'aborted';
		change(reading, (known) => (aborted ? withoutReading(known, slot) : withProblem(known, slot, problem)));
		return problem;
	}
}

export function readSource<K extends Kind>(
	reading: Reading<K>,
	source: Source<Kinds[K]>,
	index: number,
): Promise<Problem | undefined> {
	const { kind, region, store, signal } = reading;
	const resource: Resource<Kinds[K]> = resources[kind];
	return attempt(reading, index, async () => {
		const { parts, sources } = store.getState().known[kind];
		const isFirst = sources[index]?.at === undefined;
		const last = parts[index] ?? [];
		const kept = keeper(resource, last);
		let shown = 0;
		for await (const page of source.list(region, { signal, background: true })) {
			kept.take(page);
			// At first what has come is shown, each time that there is twice as much: the first page at once.
			// Later the list is replaced whole, so that no row goes and comes again; nor does what a read that failed
			// in the middle has left.
			if (!isFirst || kept.items.length < Math.max(2 * shown, last.length)) continue;
			shown = kept.items.length;
			const soFar = kept.items.slice();
			change(reading, (known) => withPart(resource, known, index, soFar));
		}
		const all = kept.all();
		return (known) => withPart(resource, known, index, all);
	});
}

export function readEnrichment<K extends Kind>(
	reading: Reading<K>,
	enrichment: Enrichment<Kinds[K]>,
	index: number,
): Promise<Problem | undefined> {
	const { kind, region, store, signal } = reading;
	const resource: Resource<Kinds[K]> = resources[kind];
	return attempt(reading, resource.sources.length + index, async () => {
		const extra = await enrichment.read(region, store.getState().known[kind].items, {
			signal,
			background: true,
		});
		return (known) => withExtra(resource, known, index, extra);
	});
}
