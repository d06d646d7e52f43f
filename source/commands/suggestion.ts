import { nearest } from '../text/nearest.ts';

/** `Did you mean instances?`, or everything that would do. */
export function suggestion(given: string, known: readonly string[]): string {
	const close = nearest(given, known);
	return close === undefined ? `Expected one of: ${known.join(', ')}.` : `Did you mean ${close}?`;
}
