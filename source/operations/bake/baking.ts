/**
 * How long a change is watched before it is kept, as a state machine over the lines of the journal: whoever reads
 * the same lines, now or after a crash, stands at the same place. The first decision counts, whoever wrote it.
 */
import type { BakeEntry } from '../journal/journal-entry.ts';
import type { SessionId } from '../journal/session.ts';
import type { Bake } from '../plan.ts';
import type { Sight } from './sight.ts';

/** `due`: the change is being made and verified. `back`: it is to be taken back; the undo is its own operation. */
export type Stage = 'due' | 'baking' | 'kept' | 'back';

export interface Decision {
	/** The region's time. */
	at: number;
	why: 'person' | 'light' | 'time';
	/** `shop-5xx is in ALARM` */
	reason: string;
	/** Who wrote it. */
	by?: SessionId;
}

export interface Baking {
	stage: Stage;
	/** The region's time; from `baking` on. */
	from?: number;
	until?: number;
	armed: boolean;
	/** Lights that were seen red, oldest first, each time anew. */
	red: ReadonlyArray<{ at: number; light: string; reason: string }>;
	decision?: Decision;
}

/** What can be written, and where it leads. What is not in here changes nothing. */
export const transitions = {
	due: { begin: 'baking', arm: 'due', back: 'back' },
	baking: { red: 'baking', arm: 'baking', keep: 'kept', back: 'back' },
	kept: {},
	back: {},
} as const satisfies Record<Stage, Partial<Record<Move, Stage>>>;

type Move = 'begin' | 'arm' | 'red' | 'keep' | 'back';

function moveOf(entry: BakeEntry): Move {
	switch (entry.entry) {
		case 'baking':
			return 'begin';
		case 'armed':
			return 'arm';
		case 'red':
			return 'red';
		case 'decided':
			return entry.decision;
	}
}

const stageAfter = (stage: Stage, move: Move): Stage | undefined => {
	const ways: Partial<Record<Move, Stage>> = transitions[stage];
	return ways[move];
};

/** May it be written at this stage? */
export const mayBe = ({ stage }: Baking, move: Move): boolean => stageAfter(stage, move) !== undefined;

export const due = ({ armed }: Bake): Baking => ({ stage: 'due', armed, red: [] });

export const isUndecided = ({ stage }: Baking): boolean => stage === 'due' || stage === 'baking';

/** What only the session that carries the operation may write: the rest is a person's, at any of them. */
export const isCarriers = (entry: BakeEntry): boolean =>
	entry.entry === 'baking' || entry.entry === 'red' || (entry.entry === 'decided' && entry.why !== 'person');

/** The same object where the entry changes nothing: it came too late, or out of turn. */
export function afterEntry(baking: Baking, entry: BakeEntry & { at: number; by?: SessionId }): Baking {
	const stage = stageAfter(baking.stage, moveOf(entry));
	if (stage === undefined) return baking;
	const { at, by } = entry;
	switch (entry.entry) {
		case 'baking':
			return { ...baking, stage, from: at, until: entry.until };
		case 'armed':
			return { ...baking, armed: entry.armed };
		case 'red':
			return { ...baking, red: [...baking.red, { at, light: entry.light, reason: entry.reason }] };
		case 'decided':
			return { ...baking, stage, decision: { at, why: entry.why, reason: entry.reason, by } };
	}
}

/** Milliseconds that are left; 0 when the time is up, undefined while it does not bake. */
export const remaining = ({ stage, until }: Baking, now: number): number | undefined =>
	stage === 'baking' && until !== undefined ? Math.max(0, until - now) : undefined;

export type Verdict =
	| { verdict: 'wait' }
	| { verdict: 'keep' | 'back'; why: 'light' | 'time'; reason: string }
	/** The time is up and nobody can tell: only a person may decide. */
	| { verdict: 'undecidable'; reason: string };

/** Milliseconds beyond its time that it waits for lights that cannot be read or are red: as long again, at least. */
const leastPatience = 300_000;

/**
 * What the lights and the time say. A red light takes back where that is armed. The time keeps once every light
 * was read after it was up and none is red: one that cannot be read is neither green nor red. `now`, and `since`
 * when somebody watches, in the region's time.
 */
export function verdictOn(
	baking: Baking,
	bake: Bake,
	sight: Sight | undefined,
	{ now, since }: { now: number; since: number },
): Verdict {
	const { stage, until, armed } = baking;
	if (stage !== 'baking' || until === undefined || !sight) return { verdict: 'wait' };
	const told = bake.lights.map((light, index) => ({ light, reading: sight.lights[index] }));
	const red = told.find(({ reading }) => reading?.colour === 'red');
	if (red?.reading && armed) return { verdict: 'back', why: 'light', reason: red.reading.reason };
	if (now < until || sight.at < until) return { verdict: 'wait' };
	const dark = told.find(({ reading }) => reading === undefined || reading.colour === 'unread');
	if (!red && !dark) return { verdict: 'keep', why: 'time', reason: 'no light is red' };
	const patience = Math.max(bake.seconds * 1000, leastPatience);
	if (now < Math.max(until, since) + patience) return { verdict: 'wait' };
	const reason = red?.reading?.reason ?? `it cannot be read: ${dark?.light.title ?? 'a light'}`;
	return { verdict: 'undecidable', reason };
}
