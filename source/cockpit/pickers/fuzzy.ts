import uFuzzy from '@leeoniya/ufuzzy';

/** What can be matched: a choice of a picker, a choice of a form's field. */
interface Matchable {
	value: string;
	label: string;
	hint?: string;
}

let made: uFuzzy | undefined;

/**
 * Letters of a term may lie apart (`bgr` finds blue/green); Unicode, since names in AWS are. Made for the first search: its
 * expressions cost a start 25 ms under Bun.
 */
function matcher(): uFuzzy {
	made ??= new uFuzzy({
		unicode: true,
		interSplit: "[^\\p{L}\\d']+",
		intraSplit: '\\p{Ll}\\p{Lu}',
		intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
		intraChars: "[\\p{L}\\d'/._-]",
		intraContr: "'\\p{L}{1,2}\\b",
		intraIns: 6,
	});
	return made;
}

/** Terms in any order, up to this many of them; each one more multiplies the work. */
const outOfOrder = 3;

/** The library reads `-term` as "not" and quotes as "exactly": here they are what a person typed. */
const withoutOperators = (needle: string) => needle.replace(/(^|\s)-+/g, '$1').replaceAll('"', ' ');

/**
 * The choices that match a query, best first; all of them in their own order without one. The label
 * counts before value and hint; a query without letters or digits is looked for as it stands.
 */
export function matchingChoices<T extends Matchable>(choices: readonly T[], query: string): readonly T[] {
	const needle = query.trim();
	if (needle === '') return choices;
	const labels = choices.map((choice) => choice.label);
	const [found, info, order] = matcher().search(labels, withoutOperators(needle), outOfOrder);
	const byLabel = info ? order.map((index) => info.idx[index]) : (found ?? []);
	const best = byLabel.flatMap((index) => choices[index ?? -1] ?? []);
	const seen = new Set(best);
	const lower = needle.toLowerCase();
	const others = choices.filter(
		(choice) =>
			!seen.has(choice) &&
			`${choice.label} ${choice.value} ${choice.hint ?? ''}`.toLowerCase().includes(lower),
	);
	return [...best, ...others];
}
