/**
 * Are two readings of the same item equal? Items are plain values: records, arrays, text, numbers. Several
 * times as fast as the runtime's own comparison, which matters to 50,000 instances every 20 s.
 */
export function unchanged(before: unknown, after: unknown): boolean {
	if (Object.is(before, after)) return true;
	if (!isObject(before) || !isObject(after)) return false;
	if (Array.isArray(before) !== Array.isArray(after)) return false;
	const keys = Object.keys(before);
	return (
		keys.length === Object.keys(after).length &&
		keys.every((key) => Object.hasOwn(after, key) && unchanged(before[key], after[key]))
	);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
