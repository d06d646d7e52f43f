/**
 * What takes one cell a character, whatever stands beside it: ASCII, Latin letters, punctuation, currencies,
 * arrows, lines, blocks, shapes, private use. No library need be asked about it.
 */
export const plain =
	/^[\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2319\u23ce\u2400-\u2426\u2500-\u25fc\u2713-\u2717\ue000-\uf8ff]*$/;
