/** A simulated region behind the door: answers the same operations, with the faults that were asked for. */

import { catalog } from '../aws/catalog.ts';
import type { AnswerOf, InputOf, OperationOf, OutputOf, Service } from '../aws/operations.ts';
import type { Transport } from '../aws/transport.ts';
import type { Clock } from '../clock.ts';
import { buildWorld } from './build-world.ts';
import { faultFor } from './faults.ts';
import { handlers } from './handlers.ts';
import { createRandom } from './random.ts';
import { isRetryable, retryDelay } from './retries.ts';
import type { Simulation } from './simulation.ts';
import type { LateHandlers, World } from './world.ts';

/** Attempts that the SDK's `standard` mode makes of a read; a write is never repeated blindly. */
const readAttempts = 3;

/** `clock` is the wall's. */
export function openSimulator(simulation: Simulation, options: { region: string; clock: Clock }): Transport {
	const { clock, region } = options;
	const world = buildWorld(simulation, { region, wall: () => clock.now() });
	// Faults draw from their own source: with or without them it is the same world.
	const random = createRandom(simulation.seed ^ 0x5eed);
	const openedAt = clock.now();

	async function attempt<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		{ signal, attempts }: { signal: AbortSignal; attempts: number },
	): Promise<OutputOf<S, O>> {
		const { latency } = simulation.faults;
		if (latency > 0) await clock.sleep(latency, signal);
		signal.throwIfAborted();
		const fault = faultFor(simulation.faults, { service, random, elapsed: clock.now() - openedAt });
		if (fault) throw fault;
		world.clock.catchUp();
		// The world keeps parts of what it is told: what the caller does with them later is not its business.
		const output = await answer(world, service, operation, structuredClone(input));
		return { ...output, $metadata: { httpStatusCode: 200, requestId: requestId(), attempts } };
	}

	const requestId = () => [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');

	return {
		now: () => world.clock.now(),
		speed: simulation.speed,
		async send(service, operation, input, { signal }) {
			const attempts = catalog[service][operation].effect === 'read' ? readAttempts : 1;
			for (let made = 1; ; made++) {
				try {
					return await attempt(service, operation, input, { signal, attempts: made });
				} catch (error) {
					if (made >= attempts || !isRetryable(error) || signal.aborted)
						throw withRequest(error, requestId(), made);
					await clock.sleep(retryDelay(error, made, random), signal);
				}
			}
		},
		close() {},
	};
}

/** What a handler answers; `$metadata` is added above, as the SDK adds it. */
function answer<S extends Service, O extends OperationOf<S>>(
	world: World,
	service: S,
	operation: O,
	input: InputOf<S, O>,
): AnswerOf<S, O> | Promise<AnswerOf<S, O>> {
	const table: LateHandlers<S> = handlers[service];
	return table[operation](world, input);
}

function withRequest(error: unknown, requestId: string, attempts: number): unknown {
	if (error instanceof Error && '$metadata' in error && typeof error.$metadata === 'object')
		Object.assign(error.$metadata ?? {}, { requestId, attempts });
	return error;
}
