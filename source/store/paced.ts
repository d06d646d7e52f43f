import type { StoreApi } from 'zustand';
import type { Clock } from '../clock.ts';

/** A store whose listeners are told of changes in frames. */
export interface Paced<State> {
	store: StoreApi<State>;
	/** Tells what has changed at once: somebody has pressed a key and waits for it. */
	tell(): void;
}

/**
 * What comes in bursts (pages of a list, ticks, the steps of an operation) is told at most every `interval`
 * milliseconds, together; the first after a pause at once. `getState` always has the newest.
 */
export function paced<State>(store: StoreApi<State>, clock: Clock, interval: number): Paced<State> {
	const listeners = new Set<(state: State, before: State) => void>();
	let told = store.getState();
	let toldAt = Number.NEGATIVE_INFINITY;
	let cancel: (() => void) | undefined;
	let forget = () => {};

	function tell(): void {
		cancel?.();
		cancel = undefined;
		const before = told;
		told = store.getState();
		if (told === before) return;
		for (const listener of listeners) listener(told, before);
	}

	function tellInTime(): void {
		// A wall clock that was set back does not hold anything up.
		const left = Math.min(interval, toldAt + interval - clock.now());
		cancel ??= clock.after(Math.max(0, left), () => {
			toldAt = clock.now();
			tell();
		});
	}

	return {
		store: {
			...store,
			subscribe(listener) {
				if (listeners.size === 0) forget = store.subscribe(tellInTime);
				listeners.add(listener);
				return () => {
					listeners.delete(listener);
					if (listeners.size > 0) return;
					forget();
					cancel?.();
					cancel = undefined;
				};
			},
		},
		tell,
	};
}
