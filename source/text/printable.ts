/**
 * Text from AWS, made safe to show: control characters (so escape sequences, colours and hyperlinks too),
 * bidirectional overrides and invisible characters are shown as what they are, so that nothing on the screen
 * can pretend to be something else. Plain text comes back as it was.
 */
export function printable(text: string): string {
	return plain.test(text) ? text : text.replace(hostile, visible);
}

/**
 * What is harmless wherever it stands: printable ASCII, by far most of what AWS holds, Latin letters, and the punctuation,
 * arrows, keys, lines, blocks and shapes that Airboss itself draws with. A first frame needs no more, and the expression below
 * takes 30 ms to make under Bun.
 */
const plain = /^[\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u2190-\u2426\u2500-\u27bf]*$/;

/**
 * Controls, formats (bidirectional ones among them), private, unassigned, lone surrogates; line separators;
 * everything that Unicode says to ignore when it is not supported. Emoji are made with joiners and variation
 * selectors: those stay, but only there, and one at a time, since anywhere else they hide.
 */
const hostile =
	/(?<!\p{Extended_Pictographic}[\ufe0f\p{EMod}]?)\u200d|\u200d(?!\p{Extended_Pictographic})|(?<![\p{Emoji}\p{Ideographic}])\p{Variation_Selector}|[[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200d\p{Variation_Selector}]]/gv;

function visible(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code === 0x0a || code === 0x2028 || code === 0x2029) return '⏎';
	if (code === 0x09) return ' ';
	// Control Pictures: ␀ for NUL, ␛ for ESC.
	if (code < 0x20) return String.fromCodePoint(0x2400 + code);
	if (code === 0x7f) return '␡';
	return `<${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
