import { type Problem, ProblemError } from '../aws/problem.ts';
import { printable } from '../text/printable.ts';

/** What this room throws: a problem of this machine's files, told as one of AWS is. */
export function bundleError(
	sentence: string,
	hint: string,
	kind: Problem['kind'] = 'invalid-input',
): ProblemError {
	return new ProblemError({ kind, sentence: printable(sentence), hint: printable(hint), transient: false });
}

/** Nothing is left of what was given up. */
export const givenUp = (): ProblemError =>
	bundleError('Bundling was given up.', 'Nothing is left of it; start again when you need it.', 'aborted');

/** Why a file could not be had, in words for the codes of Node that people meet. */
export function whyNot(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const known: Record<string, string> = {
		ENOENT: 'it is not there',
		EACCES: 'you may not read it',
		EPERM: 'you may not read it',
		ENOTDIR: 'it is no folder',
		EISDIR: 'it is a folder',
		ELOOP: 'its links lead in a circle',
		ENOSPC: 'the disk is full',
		EMFILE: 'too many files are open',
	};
	return known[code] ?? (error instanceof Error ? error.message : String(error));
}
