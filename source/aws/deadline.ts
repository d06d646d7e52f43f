import type { Clock } from '../clock.ts';

/** The reason of the abort when a call took too long. */
export class DeadlineError extends Error {
	override readonly name = 'DeadlineError';
	readonly seconds: number;
	constructor(seconds: number) {
		super(`no answer within ${seconds} s`);
		this.seconds = seconds;
	}
}

/**
 * Runs `work` for at most `seconds`. It settles at the deadline or the abort even when `work` does not heed
 * its signal: a credential process or an IMDS probe of the SDK heeds none.
 */
export async function withDeadline<T>(
	clock: Clock,
	seconds: number,
	signal: AbortSignal,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	signal.throwIfAborted();
	const own = new AbortController();
	const cancel = clock.after(seconds * 1000, () => own.abort(new DeadlineError(seconds)));
	const give = () => own.abort(signal.reason);
	signal.addEventListener('abort', give, { once: true });
	try {
		return await new Promise<T>((resolve, reject) => {
			own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true });
			work(own.signal).then(resolve, (error) => reject(own.signal.aborted ? own.signal.reason : error));
		});
	} finally {
		cancel();
		signal.removeEventListener('abort', give);
	}
}
