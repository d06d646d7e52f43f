import { blankGrid, type Grid } from './grid.ts';
import { paint } from './paint.ts';
import { movedBlocks, scrolled, scrollSequence } from './scroll.ts';

/** Own style, whole screen as scroll region, everything erased. Not by `2J`, which some terminals keep to scroll back to. */
const anew = '\x1b[m\x1b[r\x1b[H\x1b[J';

/** Blocks that may move in one frame: what is above a highlight that stays put, and what is below it. */
const most = 2;
/** Bytes below which no scroll can be shorter. */
const worthwhile = 40;

/**
 * What to send so that a screen that shows `before` shows `after`; without `before`, whatever it shows. The
 * cursor may be anywhere before it and is anywhere after it; the terminal's own style is on before and after.
 */
export function transition(before: Grid | undefined, after: Grid): string {
	if (!before || before.columns !== after.columns || before.rows.length !== after.rows.length) {
		return anew + paint(blankGrid(after), after);
	}
	return shortest(before, after, most);
}

function shortest(before: Grid, after: Grid, moves: number): string {
	let best = paint(before, after);
	let bytes = Buffer.byteLength(best);
	if (moves === 0 || bytes < worthwhile) return best;
	for (const block of movedBlocks(before, after)) {
		const way =
			scrollSequence(block, after.rows.length) + shortest(scrolled(before, block), after, moves - 1);
		const length = Buffer.byteLength(way);
		if (length < bytes) [best, bytes] = [way, length];
	}
	return best;
}
