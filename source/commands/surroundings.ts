import type { Clock } from '../clock.ts';

/** What a headless command has around it; the process itself, or a test. */
export interface Surroundings {
	env: NodeJS.ProcessEnv;
	/** Standard output: data and nothing else. */
	out(text: string): void;
	/** Standard error: progress and problems. */
	err(text: string): void;
	clock: Clock;
	/** Aborts on SIGINT and SIGTERM. */
	signal: AbortSignal;
	/** A fresh UUID. */
	uuid(): string;
}

/** How a command ends. */
export const exit = {
	done: 0,
	/** A write failed, or it is not known to have been done. */
	failed: 1,
	usage: 2,
	/** AWS, or part of it, could not be read. */
	unread: 3,
	/** Airboss did not send it: a blocked check, read-only, a confirmation that is missing. */
	refused: 4,
} as const;

/** Ends a command early, with a sentence for standard error. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
	readonly code: number;
	constructor(code: number, sentence: string, options?: ErrorOptions) {
		super(sentence, options);
		this.code = code;
	}
}
