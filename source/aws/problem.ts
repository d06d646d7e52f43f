import type { OperationOf, Service } from './operations.ts';
import { readable } from './readable.ts';

/** Every way in which a call to AWS can fail, as far as a person would act differently. */
export type ProblemKind =
	| 'throttled'
	| 'expired' // credentials were good and no longer are
	| 'no-credentials'
	| 'denied'
	| 'not-found'
	| 'conflict' // wrong state, already exists, somebody else is at it
	| 'unreachable'
	| 'timed-out'
	| 'unsupported' // this endpoint does not know the operation
	| 'invalid-input'
	| 'read-only' // Airboss itself refused a write
	| 'aborted'
	| 'unknown';

/** A failed call in plain words. Plain data: it lives in the store and in the journal. */
export interface Problem {
	kind: ProblemKind;
	/** One plain sentence: what happened. Already printable, without secrets. */
	sentence: string;
	/** One plain sentence: what to do next. */
	hint: string;
	service?: Service;
	operation?: OperationOf<Service>;
	/** AWS's own code, e.g. `InvalidInstanceID.NotFound`. */
	code?: string;
	requestId?: string;
	/** The IAM action that is missing, e.g. `ec2:RunInstances`; only for `denied`. */
	missingAction?: string;
	/** True when the same call may succeed if made again later. */
	transient: boolean;
}

/** What the door throws. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly problem: Problem;
	constructor(problem: Problem, options?: ErrorOptions) {
		super(problem.sentence, options);
		this.problem = problem;
	}
}

/** The problem in whatever was caught; something that is not the door's own is a fault of Airboss. */
export const problemFrom = (error: unknown): Problem =>
	error instanceof ProblemError
		? error.problem
		: {
				kind: 'unknown',
				sentence: `Airboss failed: ${readable(error instanceof Error ? error.message : String(error))}.`,
				hint: 'This is a fault in Airboss, not in AWS: please report it.',
				transient: false,
			};
