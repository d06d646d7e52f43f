import stringWidth from 'string-width';
import { plain } from './plain.ts';

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
