import type { Call } from '../../aws/operations.ts';

/** From a session to the shared region: first which region it joins, then calls, each with a number of its own. */
export type Request<C = Call> =
	| { ask: 'join'; region: string }
	| { ask: 'call'; number: number; call: C }
	| { ask: 'abort'; number: number };

/** From the shared region to a session. */
export type Reply =
	| {
			tell: 'joined';
			/** The region's milliseconds when the wall's were `wall`; it goes `speed` times as fast. */
			now: number;
			wall: number;
			speed: number;
	  }
	| ({ tell: 'answer'; number: number } & Answer)
	| { tell: 'error'; number: number; error: Failure };

/** What a call was answered. */
export interface Answer {
	/** As V8 writes it: what is in it only the caller knows. */
	output: Uint8Array;
	/** Of an S3 object: its body is a stream, which cannot be written. */
	body?: Uint8Array;
}

/** An error's own members: it is thrown again on the other side. */
export interface Failure {
	message: string;
	name: string;
	code?: string;
	$fault?: unknown;
	$metadata?: unknown;
}
