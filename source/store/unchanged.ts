import { isDeepStrictEqual } from 'node:util';

/**
 * Are two readings of the same item equal? Items are plain values with few members: walking them ourselves takes
 * a tenth of the time of `isDeepStrictEqual`, which 50,000 items took 250 ms of. Anything else is left to it.
 */
export function unchanged(before: unknown, after: unknown): boolean {
	if (Object.is(before, after)) return true;
	if (!isPlain(before) || !isPlain(after)) return isDeepStrictEqual(before, after);
	let more = 0;
	for (const key in before) {
		const value = after[key];
		if (!unchanged(before[key], value) || (value === undefined && !Object.hasOwn(after, key))) return false;
		more++;
	}
	for (const _ in after) more--;
	return more === 0;
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
