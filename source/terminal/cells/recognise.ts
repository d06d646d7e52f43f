/** A write of Ink's: around a frame, without effect on what is seen, or lines that may be a frame. */
export type Write =
	| { readonly kind: 'synchronised' | 'harmless' }
	| { readonly kind: 'lines'; readonly erase: string; readonly lines: readonly string[] };

/** Ink's erasing of the frame before: line by line from the bottom, or from the top. */
const erasing = /^(?:\x1b\[(?:2K|1A|G|1;1H|J))*/;

/**
 * Neither moves the cursor nor writes: modes that are switched (cursor, mouse, bracketed paste, keyboard
 * protocol), and texts for the clipboard.
 */
const harmless =
	/^(?:\x1b\[\?(?:25|100[0-6]|1015|2004)[hl]|\x1b\[[<=>?][\d;]*u|\x1b\]52;[^\x07\x1b]*(?:\x07|\x1b\\))+$/;

/** Whether lines are a frame, their number and their parser have to say. */
export function recognise(text: string): Write {
	if (text === '\x1b[?2026h' || text === '\x1b[?2026l') return { kind: 'synchronised' };
	if (text === '' || harmless.test(text)) return { kind: 'harmless' };
	const [erase = ''] = erasing.exec(text) ?? [];
	return { kind: 'lines', erase, lines: text.slice(erase.length).split('\n') };
}
