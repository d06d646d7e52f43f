/** What the failure of a write means for the world. */
import { member } from '../aws/member.ts';
import { problemFrom } from '../aws/problem.ts';

/**
 * - `throttled`: AWS refused for the time being; nothing happened.
 * - `rejected`: AWS or Airboss refused; nothing happened.
 * - `unknown`: the answer is missing or unreadable; it may have happened.
 */
export type Outcome = 'throttled' | 'rejected' | 'unknown';

/** The network never carried it: no name, nobody listening, no route. */
const neverSent = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

export function outcomeOf(error: unknown): Outcome {
	const { kind, code = '' } = problemFrom(error);
	if (kind === 'throttled') return 'throttled';
	if (kind === 'timed-out' || kind === 'aborted') return 'unknown';
	if (kind === 'unreachable') return neverSent.has(code) ? 'rejected' : 'unknown';
	if (kind !== 'unknown' && kind !== 'unsupported') return 'rejected';
	return isClientFault(error) ? 'rejected' : 'unknown';
}

/** AWS's 4xx are answers about the request; a 5xx, or HTML in place of an answer, says nothing of the write. */
function isClientFault(error: unknown): boolean {
	const cause = member(error, 'cause');
	const status = member(member(cause, '$metadata'), 'httpStatusCode');
	if (typeof status === 'number') return (status >= 400 && status < 500) || status === 501;
	return member(cause, '$fault') === 'client';
}
