/**
 * Remembers the last results, by identity of the arguments; functions among them are not compared, since
 * they only carry what the result may be a little late with.
 */
export function memoizeLast<Arguments extends readonly unknown[], Result>(
	compute: (...values: Arguments) => Result,
	remembered: number,
): (...values: Arguments) => Result {
	const results: Array<{ values: Arguments; result: Result }> = [];
	const same = (a: unknown, b: unknown) =>
		Object.is(a, b) || (typeof a === 'function' && typeof b === 'function');
	return (...values) => {
		const found = results.find((entry) => entry.values.every((value, index) => same(value, values[index])));
		if (found) return found.result;
		const result = compute(...values);
		results.unshift({ values, result });
		results.length = Math.min(results.length, remembered);
		return result;
	};
}
