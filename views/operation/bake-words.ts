import { isUndecided } from '../../source/operations/bake/baking.ts';
import type { Reading } from '../../source/operations/bake/sight.ts';
import type { Operation } from '../../source/operations/operation.ts';
import type { Token } from '../components/line.ts';

/** By glyph and word, never by colour alone. */
export const lightWords: Record<Reading['colour'], { glyph: string; word: string; tone: Token }> = {
	green: { glyph: '✓', word: '', tone: 'good' },
	amber: { glyph: '▲', word: '', tone: 'warning' },
	red: { glyph: '✗', word: 'RED ', tone: 'bad' },
	unread: { glyph: '?', word: 'cannot be read: ', tone: 'warning' },
};

/** Does its page show a bake? From the moment that its change stands until it is history. */
export const showsBake = ({ baking }: Operation): boolean => baking?.from !== undefined;

/** May it still be kept or taken back by one key? Also one that nobody watches any more. */
export function mayBeDecided({ baking, phase, undoneBy }: Operation): boolean {
	if (!baking || undoneBy !== undefined || !isUndecided(baking)) return false;
	if (phase === 'watching' || phase === 'baking') return true;
	return phase === 'interrupted' && baking.stage === 'baking';
}
