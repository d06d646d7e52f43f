import type { Kind } from '../source/resources/resource.ts';
import { width } from '../source/text/width.ts';
import type { Context } from './contexts.ts';
import { footerCommands } from './footer-commands.ts';
import { keyLabel } from './key-name.ts';
import { boundIn, fits, type Overrides } from './keymap.ts';

export interface Hint {
	key: string;
	label: string;
}

/** Cells between two hints, and before the first. */
const gap = 2;
const margin = 1;

/**
 * The hints of a context that fit into `cells`; one that is too long leaves its place to a shorter one. `kind`: what
 * is in front.
 */
export function footerHints(context: Context, overrides: Overrides, cells: number, kind?: Kind): Hint[] {
	const bound = boundIn(context, overrides).filter((one) => fits(one, kind));
	let room = cells - margin + gap;
	return footerCommands[context].flatMap((command) => {
		const found = bound.find((one) => one.command === command);
		const [key] = found?.keys ?? [];
		if (found === undefined || key === undefined) return [];
		const hint = { key: keyLabel(key), label: found.label };
		const needed = width(hint.key) + 1 + width(hint.label) + gap;
		if (needed > room) return [];
		room -= needed;
		return [hint];
	});
}
