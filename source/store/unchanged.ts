import { isDeepStrictEqual } from 'node:util';

/** Are two readings of the same item equal? Items are plain values with few members. */
export const unchanged = (before: unknown, after: unknown): boolean => isDeepStrictEqual(before, after);
