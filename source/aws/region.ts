import type { Call, InputOf, OperationOf, OutputOf, Service } from './operations.ts';
import type { Problem } from './problem.ts';

export interface CallOptions {
	/** Aborts the call: leaving a screen, quitting, or a plan that was given up. */
	signal?: AbortSignal;
	/** Seconds that it may take even where the settings allow less: a part of a large upload. */
	patience?: number;
	/** Nobody waits for it: it lets pass whatever a person has asked for. */
	background?: boolean;
}

/** Who is calling, as STS GetCallerIdentity tells it. */
export interface Identity {
	/** Twelve digits. */
	account: string;
	/** ARN of the caller. */
	arn: string;
	/** What a person calls it: the user's or role session's name. */
	name: string;
}

/** What the door has sent so far: for the header and the cost line. */
export interface Traffic {
	/** Calls sent in the last 60 s. */
	callsPerMinute: number;
	/** US dollars an hour at the rate of the last 60 minutes (GetMetricData is what costs). */
	dollarsPerHour: number;
	/** Calls that AWS throttled in the last 60 s. */
	throttledPerMinute: number;
}

/**
 * The one door to AWS: one account and region, real or simulated. Everything that Airboss reads or
 * writes goes through here, so rate limits, time-outs, retries, read-only mode and error normalising
 * live here and nowhere else.
 *
 * Every method throws {@link ProblemError} and nothing else (an aborted call throws one of kind
 * `aborted`).
 */
export interface Region {
	/** `eu-west-1` */
	readonly name: string;
	/** Profile in use, as in the shared config file; `default` when none was named. */
	readonly profile: string;
	readonly simulated: boolean;
	readonly readOnly: boolean;
	/** The region's own time, milliseconds since the epoch: wall time, or the simulator's. */
	now(): number;
	/** Who we are. Rejects with a Problem when there are no usable credentials. Cached once it succeeded. */
	identity(options?: CallOptions): Promise<Identity>;
	call<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		options?: CallOptions,
	): Promise<OutputOf<S, O>>;
	/** Every page in turn, by the catalog's paging tokens. */
	pages<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		options?: CallOptions,
	): AsyncIterable<OutputOf<S, O>>;
	/** A call that is data: a step of a plan, the read of a condition. */
	send(call: Call, options?: CallOptions): Promise<unknown>;
	traffic(): Traffic;
	/** Lets go of sockets and timers. */
	close(): void;
}

export type { Problem };
