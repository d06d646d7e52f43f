import type { Clock } from '../../source/clock.ts';

/** A clock that stands still until a test moves it: nothing waits, nothing depends on the machine. */
export interface ManualClock extends Clock {
	/**
	 * Moves time on by `ms`. What falls due meanwhile happens at its own time, in order, and whatever it
	 * sets off (promises included) has run before the next thing is due and before this resolves.
	 */
	advance(ms: number): Promise<void>;
	/** How many timers and sleeps are still waiting: a test can show that nothing was left behind. */
	pending(): number;
}

interface Timer {
	at: number;
	callback: () => void;
}

export function createManualClock(start = Date.UTC(2026, 0, 15, 12)): ManualClock {
	let now = start;
	// In the order of arrival, so that of two timers for one moment the older comes first.
	const timers = new Set<Timer>();
	const after = (ms: number, callback: () => void) => {
		const timer = { at: now + Math.max(0, ms), callback };
		timers.add(timer);
		return () => {
			timers.delete(timer);
		};
	};
	const next = (until: number) => {
		let earliest: Timer | undefined;
		for (const timer of timers) {
			if (timer.at <= until && (!earliest || timer.at < earliest.at)) earliest = timer;
		}
		return earliest;
	};
	return {
		now: () => now,
		after,
		sleep: (ms, signal) =>
			new Promise((resolve) => {
				if (signal?.aborted) return resolve();
				const cancel = after(ms, done);
				function done() {
					cancel();
					signal?.removeEventListener('abort', done);
					resolve();
				}
				signal?.addEventListener('abort', done, { once: true });
			}),
		async advance(ms) {
			const until = now + ms;
			await promisesToRun();
			for (let timer = next(until); timer; timer = next(until)) {
				timers.delete(timer);
				now = timer.at;
				timer.callback();
				await promisesToRun();
			}
			now = until;
		},
		pending: () => timers.size,
	};
}

/** One turn of the event loop: every promise that can settle has settled by then. */
const promisesToRun = () => new Promise<void>((resolve) => setImmediate(resolve));
