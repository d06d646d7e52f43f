import type { Clock } from '../clock.ts';
import type { Limit } from './limits.ts';

/**
 * Lets at most `capacity + refill × seconds` calls through, in the order in which they came; those of the
 * background after all others.
 */
export interface TokenBucket {
	/** Resolves when it is this call's turn. Rejects with the signal's reason when that aborts first. */
	take(signal: AbortSignal, background?: boolean): Promise<void>;
	/** How many calls are waiting for their turn. */
	waiting(): number;
}

interface Level {
	tokens: number;
	/** When that was true, milliseconds. */
	at: number;
}

/** How full a bucket is at `now`. A clock that was set back takes nothing away. */
export function levelAt(level: Level, limit: Limit, now: number): Level {
	const gained = (Math.max(0, now - level.at) / 1000) * limit.refill;
	return { tokens: Math.min(limit.capacity, level.tokens + gained), at: now };
}

export function createTokenBucket(limit: Limit, clock: Clock): TokenBucket {
	let level: Level = { tokens: limit.capacity, at: clock.now() };
	const first: Array<() => void> = [];
	const last: Array<() => void> = [];
	const waiting = () => first.length + last.length;
	let cancelTimer: (() => void) | undefined;

	function serve(): void {
		cancelTimer?.();
		cancelTimer = undefined;
		level = levelAt(level, limit, clock.now());
		while (level.tokens >= 1 && waiting() > 0) {
			level.tokens -= 1;
			const turn = first.shift() ?? last.shift();
			turn?.();
		}
		// Rounded up, so that a token is whole when the timer fires.
		if (waiting() > 0)
			cancelTimer = clock.after(Math.ceil(((1 - level.tokens) / limit.refill) * 1000), serve);
	}

	return {
		waiting,
		take: (signal, background = false) =>
			new Promise((resolve, reject) => {
				if (signal.aborted) return reject(signal.reason);
				const queue = background ? last : first;
				const turn = () => {
					signal.removeEventListener('abort', leave);
					resolve();
				};
				const leave = () => {
					queue.splice(queue.indexOf(turn), 1);
					reject(signal.reason);
					serve();
				};
				signal.addEventListener('abort', leave, { once: true });
				queue.push(turn);
				serve();
			}),
	};
}
