import type { Random } from './random.ts';

/** Codes that the SDK's `standard` mode takes for throttling. */
const throttles = new Set(['RequestLimitExceeded', 'Throttling', 'ThrottlingException']);

const isThrottle = (error: unknown) => error instanceof Error && throttles.has(error.name);

/** Does the SDK try again? Throttles, server faults, and connections that failed. */
export function isRetryable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (isThrottle(error)) return true;
	if ('code' in error && error.code === 'ECONNREFUSED') return true;
	return '$fault' in error && error.$fault === 'server';
}

/** Milliseconds before the next attempt: full jitter over 100 ms, or 500 ms after a throttle, doubling. */
export const retryDelay = (error: unknown, made: number, random: Random): number =>
	random.next() * Math.min(20_000, (isThrottle(error) ? 500 : 100) * 2 ** (made - 1));
