/** Which operations without an end are under way: those whose session lives. */
import type { Operation } from '../operation.ts';
import type { Session } from './session.ts';

/** Milliseconds of the wall between two signs of life while something bakes. */
export const heartbeat = 10_000;
/** Without one for so long its session counts as gone, though its process be there: it may be suspended. */
const lease = 3 * heartbeat;

/** The operation in the phase in which its session has it; as it is when that is over or gone. */
export function withLife(operation: Operation, session: Session): Operation {
	const { phase, endedAt, owner, heard } = operation;
	if (phase !== 'interrupted' || endedAt !== undefined || owner === undefined) return operation;
	const { wall } = heard ?? { wall: 0 };
	const flown = phaseOf(operation);
	const late = flown === 'baking' && session.now() - wall >= lease;
	return late || !session.isAlive(owner, wall) ? operation : { ...operation, phase: flown };
}

function phaseOf({ steps, baking }: Operation): Operation['phase'] {
	if (baking && baking.from !== undefined) return 'baking';
	if (steps.every(({ state }) => state === 'waiting')) return steps.length > 0 ? 'checking' : 'watching';
	return steps.every(({ state }) => state === 'done') ? 'watching' : 'applying';
}

/** Not over and not left. */
export const isUnderWay = ({ phase }: Pick<Operation, 'phase'>): boolean =>
	phase !== 'done' && phase !== 'failed' && phase !== 'interrupted';
