import type { Stage } from '../../source/resources/board.ts';
import type { Token } from '../components/line.ts';

/** Each stage has its own glyph: colour never carries a meaning alone. */
export const stageGlyphs: Record<Stage, string> = {
	pending: '·',
	going: '◐',
	ready: '◇',
	done: '✓',
	failed: '✗',
	skipped: '-',
	unknown: '?',
};

export const stageTokens: Record<Stage, Token> = {
	pending: 'muted',
	going: 'busy',
	ready: 'warning',
	done: 'good',
	failed: 'bad',
	skipped: 'muted',
	unknown: 'warning',
};

export const stageWords: Record<Stage, string> = {
	pending: 'waiting',
	going: 'going',
	ready: 'ready',
	done: 'done',
	failed: 'failed',
	skipped: 'skipped',
	unknown: 'unknown',
};
