/**
 * Text from AWS, made safe to show: control characters (so escape sequences, colours and hyperlinks too),
 * bidirectional overrides and invisible characters are shown as what they are, so that nothing on the screen
 * can pretend to be something else. Plain text comes back as it was.
 */
export function printable(text: string): string {
	return plain.test(text) ? text : text.replace(hostile, visible);
}

/** Printable ASCII, by far most of what AWS holds. */
const plain = /^[\x20-\x7e]*$/;

/**
 * C0, DEL and C1; bidirectional marks, embeddings, overrides and isolates; zero-width and other invisible
 * characters (a joiner stays, since emoji are made with it); line separators; tags; noncharacters and lone
 * surrogates.
 */
const hostile =
	/[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;

function visible(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code === 0x0a || code === 0x2028 || code === 0x2029) return '⏎';
	if (code === 0x09) return ' ';
	// Control Pictures: ␀ for NUL, ␛ for ESC.
	if (code < 0x20) return String.fromCodePoint(0x2400 + code);
	if (code === 0x7f) return '␡';
	return `<${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
