import { printable } from '../../text/printable.ts';
import type { BundleProblem } from './bundle-problem.ts';
import type { Place, Placed } from './placed-yaml.ts';

/** Gathers what is wrong with one file. */
export interface Report {
	error(place: Place, message: string): void;
	warning(place: Place, message: string): void;
	/** By line. */
	problems(): BundleProblem[];
}

export function createReport(file: string): Report {
	const found: BundleProblem[] = [];
	const add = (severity: BundleProblem['severity'], { key, line }: Place, message: string) => {
		found.push({
			severity,
			file,
			line,
			...(key ? { key: printable(key) } : {}),
			message: printable(message),
		});
	};
	return {
		error: (place, message) => add('error', place, message),
		warning: (place, message) => add('warning', place, message),
		problems: () => found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
	};
}

/** What stands there, for a message: `a list`, `“yes”`, `nothing`. */
export function found(placed: Placed): string {
	if (placed.type !== 'scalar') return placed.type === 'map' ? 'a mapping' : 'a list';
	return placed.source === '' && placed.plain ? 'nothing' : `“${placed.source}”`;
}

export const isNothing = (placed: Placed): boolean => placed.type === 'scalar' && placed.value === null;

/** The values of a mapping by name; of a name that stands there twice, the last. Anything else has none. */
export function membersOf(placed: Placed): Map<string, Placed> {
	if (placed.type !== 'map') return new Map();
	return new Map(placed.entries.map(({ name, value }) => [name, value]));
}

/** A value as the text that AWS's agent makes of it; undefined for nothing, lists and mappings. */
export function textOf(placed: Placed | undefined): string | undefined {
	if (placed?.type !== 'scalar' || placed.value === null) return undefined;
	const text = (placed.plain ? placed.source : String(placed.value)).trim();
	return text === '' ? undefined : text;
}
