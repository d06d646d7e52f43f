/** Keeps what is known current: follows the schedule, one read at a time for each source. */
import type { StoreApi } from 'zustand';
import type { Problem } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';
import { kinds, resources } from '../resources/all.ts';
import type { Kind, Kinds, Resource, Rhythm } from '../resources/resource.ts';
import { withKnown, withPace } from '../store/known.ts';
import type { Known, State } from '../store/state.ts';
import { attentionTo } from './attention.ts';
import { isAboutCredentials, isGrounded, watchIdentity } from './identity-watch.ts';
import { createLine, type Line } from './line.ts';
import { type Reading, readEnrichment, readSource } from './reading.ts';
import { staleAfter } from './schedule.ts';
import { speedometer } from './speedometer.ts';

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

/** What every line needs. */
interface Surroundings extends PollerOptions {
	speed(): number;
}

export function startPoller(options: PollerOptions): Poller {
	const { store } = options;
	const surroundings = { ...options, speed: speedometer(options.region, options.clock) };
	const lines = new Map(kinds.map((kind) => [kind, linesOf(surroundings, kind)]));
	const all = [...lines.values()].flat();
	const identity = watchIdentity(options);
	const attend = () => {
		for (const line of all) line.attend();
	};
	const forget = store.subscribe(({ session }, before) => {
		if (isGrounded(before.session) && !isGrounded(session)) attend();
	});
	attend();
	return {
		attend,
		readNow(kind) {
			if (isGrounded(store.getState().session)) return identity.ask();
			const wanted = kind === undefined ? all : lines.get(resources[kind].derived?.from ?? kind);
			for (const line of wanted ?? []) line.readNow();
		},
		stop() {
			forget();
			identity.stop();
			for (const line of all) line.stop();
		},
	};
}

/** What one line of a kind does its own way. */
interface Part<K extends Kind> {
	rhythm: Rhythm;
	atMostEvery: number;
	read(reading: Reading<K>): Promise<Problem | undefined>;
	/** Its place among the kind's sources and enrichments. */
	slot: number;
	/** What it is about: in transition, it is read faster. */
	items(known: Known<Kinds[K]>): readonly Kinds[K][];
	ready(known: Known<Kinds[K]>): boolean;
}

function linesOf<K extends Kind>(options: Surroundings, kind: K): Line[] {
	const resource: Resource<Kinds[K]> = resources[kind];
	const { sources, enrichments = [] } = resource;
	const isListed = ({ sources: states }: Known<Kinds[K]>) =>
		states.slice(0, sources.length).some(({ at }) => at !== undefined);
	const parts: Part<K>[] = [
		...sources.map(
			(source, index): Part<K> => ({
				rhythm: source.rhythm,
				atMostEvery: 0,
				slot: index,
				read: (reading) => readSource(reading, source, index),
				items: (known) => known.parts[index] ?? [],
				ready: () => true,
			}),
		),
		...enrichments.map(
			(enrichment, index): Part<K> => ({
				rhythm: enrichment.rhythm,
				atMostEvery: enrichment.rhythm.moving,
				slot: sources.length + index,
				read: (reading) => readEnrichment(reading, enrichment, index),
				items: ({ items }) => items,
				// There is nothing to enrich before the first items are known.
				ready: isListed,
			}),
		),
	];
	// What was waiting for the first items need not wait any longer.
	const done = () => {
		for (const line of lines) line.attend();
	};
	const lines: Line[] = parts.map((part) => lineOf(options, kind, part, done));
	return lines;
}

function lineOf<K extends Kind>(options: Surroundings, kind: K, part: Part<K>, done: () => void): Line {
	const { region, store, clock, jitter, speed } = options;
	const resource: Resource<Kinds[K]> = resources[kind];
	const known = () => store.getState().known[kind];
	return createLine({
		rhythm: part.rhythm,
		atMostEvery: part.atMostEvery,
		clock,
		jitter,
		attention: () => attentionTo(store.getState(), kind),
		paced(seconds) {
			const { at, staleAfter: now = 0 } = known().sources[part.slot] ?? {};
			if (at === undefined) return;
			const later = at + staleAfter(seconds) * speed();
			// Not for every small change of the speed that was measured.
			if (later < now + 5000 * speed()) return;
			store.setState((state) => ({
				known: withKnown(state.known, kind, withPace(state.known[kind], part.slot, later)),
			}));
		},
		moving: () => part.items(known()).some((item) => !resource.settled(item)),
		ready: () => !isGrounded(store.getState().session) && part.ready(known()),
		async read(signal, seconds) {
			const problem = await part.read({
				kind,
				region,
				store,
				signal,
				staleAfter: () => staleAfter(seconds()) * speed(),
			});
			if (problem && isAboutCredentials(problem)) ground(store, signal, problem);
			done();
			return problem;
		},
	});
}

/** A read has found no usable credentials: everything waits until there are some. */
function ground(store: StoreApi<State>, { aborted }: AbortSignal, problem: Problem): void {
	if (!aborted)
		store.setState(({ session }) => ({ session: { ...session, connection: { state: 'failed', problem } } }));
}
