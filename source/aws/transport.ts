import type { InputOf, OperationOf, OutputOf, Service } from './operations.ts';

/**
 * What the door sends through: the SDK's clients, or the simulator. Everything that must hold for both
 * (rate limits, time-outs, read-only mode, problems) is the door's; a transport only carries.
 */
export interface Transport {
	/** The region's own time, milliseconds since the epoch. */
	now(): number;
	/** How fast that time goes: 1, or as the simulator was asked. What AWS grants a second, it grants a second of it. */
	readonly speed: number;
	/**
	 * One call, with the retries that its side has (reads: SDK `standard` mode, three attempts; writes: one
	 * attempt). Throws what the SDK throws: an Error with AWS's code as `name`, and `$metadata`.
	 */
	send<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		options: { signal: AbortSignal },
	): Promise<OutputOf<S, O>>;
	close(): void;
}
