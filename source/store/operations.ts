import type { Operation } from '../operations/operation.ts';
import type { State } from './state.ts';

/** An operation that is new, or stands differently now; what it takes back is marked when it is done. */
export function withOperation({ operations }: State, operation: Operation): Pick<State, 'operations'> {
	const known = operations.some(({ id }) => id === operation.id);
	const next = known
		? operations.map((other) => (other.id === operation.id ? operation : other))
		: [operation, ...operations];
	return {
		operations:
			operation.undoes !== undefined && operation.phase === 'done'
				? next.map((other) => (other.id === operation.undoes ? { ...other, undoneBy: operation.id } : other))
				: next,
	};
}
