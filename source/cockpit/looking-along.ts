/** A bake that another session carries, in front here: its lights and gauges are read from here as well. */
import { createLookout } from '../operations/bake/lookout.ts';
import type { Operation } from '../operations/operation.ts';
import { withOperation } from '../store/operations.ts';
import { type Controls, placeOf } from './controls.ts';
import { isHere } from './operation-in-front.ts';

export interface Along {
	/** About once a second. */
	tick(): void;
	stop(): void;
}

export function lookAlong(controls: Controls): Along {
	let current: { id: string; look(): void; over: AbortController } | undefined;
	const stop = () => {
		current?.over.abort();
		current = undefined;
	};
	return {
		tick() {
			const front = bakingElsewhere(controls);
			if (front?.id !== current?.id) stop();
			if (front && !current) {
				const over = new AbortController();
				current = { id: front.id, over, look: lookoutFor(controls, front, over.signal) };
			}
			current?.look();
		},
		stop,
	};
}

/** The operation in front, where another session has it baking. */
function bakingElsewhere({ store, journal }: Controls): Operation | undefined {
	const state = store.getState();
	const place = placeOf(state.screen);
	if (place.screen !== 'operation') return undefined;
	const operation = state.operations.find(({ id }) => id === place.id);
	const foreign = operation?.phase === 'baking' && operation.owner !== journal.session.id;
	return foreign && isHere(state, operation) ? operation : undefined;
}

function lookoutFor(controls: Controls, first: Operation, signal: AbortSignal): () => void {
	const { clock, store, connections } = controls;
	const operation = () => store.getState().operations.find(({ id }) => id === first.id) ?? first;
	return createLookout({
		region: connections.region(),
		clock,
		signal: AbortSignal.any([signal, connections.signal()]),
		operation,
		show: (sight) => store.setState((state) => withOperation(state, { ...operation(), sight })),
	});
}
