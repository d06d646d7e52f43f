import stringWidth from 'string-width';

/**
 * What takes one cell a character, whatever stands beside it: ASCII, Latin letters, punctuation, currencies,
 * arrows, lines, blocks, shapes, private use. Asking the library costs 40 ms the first time, for its expression of all emoji.
 */
export const plain =
	/^[\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2319\u23ce\u2400-\u2426\u2500-\u25fc\u2713-\u2717\ue000-\uf8ff]*$/;
/** Widths of everything else, since the same names come again with every frame. */
const known = new Map<string, number>();
const limit = 5000;

/** Cells that printable text takes on the screen: two for CJK and emoji, none for combining marks. */
export function width(text: string): number {
	if (plain.test(text)) return text.length;
	const cached = known.get(text);
	if (cached !== undefined) return cached;
	if (known.size >= limit) known.clear();
	const cells = stringWidth(text);
	known.set(text, cells);
	return cells;
}
