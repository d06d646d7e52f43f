/** Time, injected: nothing else reads `Date.now()` or sets a timer, so tests never sleep. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Resolves after `ms`; at once when the signal aborts (never rejects). */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** Calls back once after `ms`; the returned function cancels. */
	after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms, signal) =>
		new Promise((resolve) => {
			if (signal?.aborted) return resolve();
			const timer = setTimeout(done, ms);
			function done() {
				clearTimeout(timer);
				signal?.removeEventListener('abort', done);
				resolve();
			}
			signal?.addEventListener('abort', done, { once: true });
		}),
	after: (ms, callback) => {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	},
};
