import type { Operation, StepState } from '../../source/operations/operation.ts';
import type { Tone } from '../../source/resources/resource.ts';

interface Word {
	glyph: string;
	word: string;
	tone: Tone;
}

const phases: Record<Operation['phase'], Word> = {
	checking: { glyph: '◐', word: 'checking', tone: 'busy' },
	applying: { glyph: '◐', word: 'applying', tone: 'busy' },
	watching: { glyph: '◐', word: 'watching', tone: 'busy' },
	baking: { glyph: '◐', word: 'baking', tone: 'busy' },
	done: { glyph: '✓', word: 'done', tone: 'good' },
	failed: { glyph: '✗', word: 'failed', tone: 'bad' },
	interrupted: { glyph: '▲', word: 'not watched to its end', tone: 'warning' },
};

/** How an operation stands, for a person. */
export const standingOf = (operation: Operation): Word =>
	operation.undoneBy === undefined
		? phases[operation.phase]
		: { glyph: '↶', word: `${phases[operation.phase].word}, undone`, tone: 'idle' };

export const stepWords: Record<StepState['state'], Word> = {
	waiting: { glyph: '·', word: 'waiting', tone: 'idle' },
	sending: { glyph: '◐', word: 'sent', tone: 'busy' },
	done: { glyph: '✓', word: 'accepted', tone: 'good' },
	failed: { glyph: '✗', word: 'failed', tone: 'bad' },
	unknown: { glyph: '?', word: 'sent, answer unknown', tone: 'warning' },
};

export const isOver = (operation: Operation): boolean =>
	operation.phase === 'done' || operation.phase === 'failed' || operation.phase === 'interrupted';

/** Where it ran or runs. */
export const whereOf = ({ where }: Operation): string =>
	where.simulated ? `simulated · ${where.region}` : `${where.profile}@${where.account} · ${where.region}`;
