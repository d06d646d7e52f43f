/** Which operation a key is about, and whether it ran where we are now. */
import type { Operation } from '../operations/operation.ts';
import { cursorIn } from '../store/list-cursor.ts';
import type { State } from '../store/state.ts';
import { placeOf } from './controls.ts';

export function operationInFront({ screen, operations }: State): Operation | undefined {
	const place = placeOf(screen);
	if (place.screen === 'journal') return operations[cursorIn(operations, place)];
	if (place.screen === 'operation') return operations.find(({ id }) => id === place.id);
	return undefined;
}

/** Where an operation started now would run; undefined until we know who we are. */
export function whereNow({ session }: State): Operation['where'] | undefined {
	const { connection, profile, region, simulated } = session;
	if (connection.state !== 'ready') return undefined;
	return { profile, account: connection.identity.account, region, simulated };
}

export function isHere(state: State, { where }: Operation): boolean {
	const now = whereNow(state);
	return (
		now !== undefined &&
		now.account === where.account &&
		now.region === where.region &&
		now.simulated === where.simulated
	);
}

export const elsewhere = ({ where }: Operation): string =>
	where.simulated
		? `It ran in a simulated ${where.region}: open the simulator there to go on.`
		: `It ran in ${where.region} of account ${where.account} (profile ${where.profile}): go there first.`;
