/** Keeps what is known current: follows the schedule, one read at a time for each source. */
import type { StoreApi } from 'zustand';
import { type Problem, problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';
import { kinds, resources } from '../resources/all.ts';
import type { Enrichment, Kind, Kinds, Resource, Source } from '../resources/resource.ts';
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
import { changes } from '../timeline/changes.ts';
import { attentionTo } from './attention.ts';
import { createLine, type Line } from './line.ts';
import { staleAfter } from './schedule.ts';

export interface Poller {
	/** Reads a kind, or all that is watched, as soon as possible. */
	readNow(kind?: Kind): void;
	/** What is on the screen has changed: the schedule looks again. */
	attend(): void;
	stop(): void;
}

export interface PollerOptions {
	region: Region;
	store: StoreApi<State>;
	clock: Clock;
	/** In [0, 1). */
	jitter(): number;
}

export function startPoller(options: PollerOptions): Poller {
	const lines = kinds.flatMap((kind) => linesOf(options, kind));
	for (const line of lines) line.attend();
	return {
		readNow(kind) {
			for (const line of lines) if (kind === undefined || line.serves(kind)) line.readNow();
		},
		attend() {
			for (const line of lines) line.attend();
		},
		stop() {
			for (const line of lines) line.stop();
		},
	};
}

function linesOf<K extends Kind>(options: PollerOptions, kind: K): Line[] {
	const resource: Resource<Kinds[K]> = resources[kind];
	const enrichments = resource.enrichments ?? [];
	const derivedKinds = kinds.filter((other) => resources[other].derived?.from === kind);
	const { store, clock, jitter } = options;
	const begin = (
		rhythm: Source<Kinds[K]>['rhythm'],
		read: (signal: AbortSignal, seconds: number) => Promise<Problem | undefined>,
		ready: () => boolean,
	) =>
		createLine({
			serves: (other) => other === kind || derivedKinds.includes(other),
			rhythm,
			read,
			ready,
			attention: () => attentionTo(store.getState(), kind),
			moving: () => {
				const { items } = store.getState().known[kind];
				return items.some((item) => !resource.settled(item));
			},
			clock,
			jitter,
		});
	return [
		...resource.sources.map((source, index) =>
			begin(
				source.rhythm,
				(signal, seconds) => readSource(options, kind, source, index, signal, seconds),
				() => true,
			),
		),
		...enrichments.map((enrichment, index) =>
			begin(
				enrichment.rhythm,
				(signal, seconds) => readEnrichment(options, kind, enrichment, index, signal, seconds),
				// There is nothing to enrich before the first items are known.
				() =>
					store
						.getState()
						.known[kind].sources.slice(0, resource.sources.length)
						.some(({ at }) => at !== undefined),
			),
		),
	];
}

function change<K extends Kind>(
	{ store }: PollerOptions,
	kind: K,
	next: (known: Known<Kinds[K]>) => Known<Kinds[K]>,
) {
	store.setState((state) => {
		const known = next(state.known[kind]);
		return known === state.known[kind] ? state : { known: withKnown(state.known, kind, known) };
	});
}

/** Runs one read of `part` (its index among sources and enrichments); resolves with what went wrong. */
async function reading<K extends Kind>(
	options: PollerOptions,
	kind: K,
	part: number,
	signal: AbortSignal,
	read: () => Promise<(known: Known<Kinds[K]>) => Known<Kinds[K]>>,
): Promise<Problem | undefined> {
	change(options, kind, (known) => withReading(known, part));
	try {
		const finish = await read();
		if (!signal.aborted) change(options, kind, finish);
		return undefined;
	} catch (error) {
		const problem = problemFrom(error);
		change(options, kind, (known) =>
			problem.kind === 'aborted' ? withoutReading(known, part) : withProblem(known, part, problem),
		);
		return problem;
	}
}

function readSource<K extends Kind>(
	options: PollerOptions,
	kind: K,
	source: Source<Kinds[K]>,
	index: number,
	signal: AbortSignal,
	seconds: number,
): Promise<Problem | undefined> {
	const { region, store } = options;
	const resource: Resource<Kinds[K]> = resources[kind];
	return reading(options, kind, index, signal, async () => {
		const items: Kinds[K][] = [];
		const isFirst = store.getState().known[kind].sources[index]?.at === undefined;
		for await (const page of source.list(region, { signal })) {
			items.push(...page);
			// At first every page is welcome; later the list is replaced at once, so that no row flickers.
			if (isFirst && !signal.aborted)
				change(options, kind, (known) => withPart(resource, known, index, [...items]));
		}
		const before = store.getState().known[kind].parts[index] ?? [];
		const now = region.now();
		return (known) => {
			const read = withRead(withPart(resource, known, index, items), index, now, now + staleAfter(seconds));
			if (!isFirst) tell(options, resource, before, read.parts[index] ?? [], now);
			return read;
		};
	});
}

function readEnrichment<K extends Kind>(
	options: PollerOptions,
	kind: K,
	enrichment: Enrichment<Kinds[K]>,
	index: number,
	signal: AbortSignal,
	seconds: number,
): Promise<Problem | undefined> {
	const { region, store } = options;
	const resource: Resource<Kinds[K]> = resources[kind];
	const part = resource.sources.length + index;
	return reading(options, kind, part, signal, async () => {
		const extra = await enrichment.read(region, store.getState().known[kind].items, { signal });
		const now = region.now();
		return (known) =>
			withRead(withExtra(resource, known, index, extra), part, now, now + staleAfter(seconds));
	});
}

function tell<Item>(
	{ store }: PollerOptions,
	resource: Resource<Item>,
	before: readonly Item[],
	after: readonly Item[],
	now: number,
): void {
	const events = changes(resource, before, after, { now, rules: store.getState().settings.rules });
	if (events.length > 0) store.setState((state) => withEvents(state, events));
}
