import type { Problem } from '../aws/problem.ts';
import type { Baking } from './bake/baking.ts';
import type { NameShare, Sight } from './bake/sight.ts';
import type { SessionId } from './journal/session.ts';
import type { Plan } from './plan.ts';

/**
 * What became of a step. `unknown`: it was sent and no answer is known (crash, time-out). `sentAt`: when it was sent,
 * once it is no longer `sending`. Times are the region's.
 */
export type StepState =
	| { state: 'waiting' }
	| { state: 'sending'; at: number }
	| { state: 'done'; at: number; sentAt?: number; output: unknown; requestId?: string }
	| { state: 'failed'; at: number; problem: Problem }
	| { state: 'unknown'; at: number; sentAt?: number; problem?: Problem };

/** When a step was sent; undefined for one that was not. */
export function sentAt(step: StepState | undefined): number | undefined {
	if (step?.state === 'sending') return step.at;
	return step?.state === 'done' || step?.state === 'unknown' ? step.sentAt : undefined;
}

/** A plan that is, or was, carried out. Plain data: it lives in the store and is rebuilt from the journal. */
export interface Operation {
	/** Unique, sortable by time. */
	id: string;
	plan: Plan;
	/** Where it ran; an undo or a resume must run there too. */
	where: { profile: string; account: string; region: string; simulated: boolean };
	startedAt: number;
	endedAt?: number;
	phase:
		| 'checking' // guards and dry runs
		| 'applying'
		| 'watching'
		| 'baking' // watched before it is kept; `baking` tells how that stands
		| 'done'
		| 'failed'
		| 'interrupted'; // found in the journal without an end; or watching was given up
	steps: StepState[];
	/** The session that carries it, or did last. */
	owner?: SessionId;
	/** When that session was last heard of, in the region's time and in the wall's. */
	heard?: { at: number; wall: number };
	/** Of a plan that bakes. */
	baking?: Baking;
	/** What the bake's lights and gauges showed last. */
	sight?: Sight;
	/** How far the name that the plan moves has come. */
	names?: NameShare;
	/**
	 * Titles of the conditions that have come true, and the one under way; or the step whose file is being sent,
	 * with the share of it that has arrived (0–1).
	 */
	watching?: { title: string; progress?: string; met: string[]; share?: number };
	/** Lines as they came: events from AWS. */
	narration: string[];
	problem?: Problem;
	/** Id of the operation that this one takes back. */
	undoes?: string;
	/** Id of the operation that took this one back. */
	undoneBy?: string;
}
