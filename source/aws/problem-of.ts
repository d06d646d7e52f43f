import { entryOf } from './catalog.ts';
import { DeadlineError } from './deadline.ts';
import { iamAction } from './iam-actions.ts';
import { member, textMember } from './member.ts';
import type { OperationOf, Service } from './operations.ts';
import { type Problem, ProblemError, type ProblemKind } from './problem.ts';
import { kindOfCode, networkHint } from './problem-codes.ts';
import { problemText } from './problem-text.ts';
import { readable } from './readable.ts';

/** Which call failed. */
export interface Failed {
	service: Service;
	operation: OperationOf<Service>;
	profile: string;
}

/** Whatever a transport threw, as a Problem. */
export function problemOf(error: unknown, failed: Failed): Problem {
	if (error instanceof ProblemError) return error.problem;
	const fault = faultOf(error);
	const kind = kindOf(error, fault);
	const { service, operation } = failed;
	const missingAction = kind === 'denied' ? missingActionOf(fault.message, failed) : undefined;
	const text = problemText[kind]({ ...failed, ...fault, missingAction, message: readable(fault.message) });
	return {
		kind,
		...text,
		service,
		operation,
		code: fault.code,
		requestId: fault.requestId,
		missingAction,
		transient: isTransient(kind, fault, failed),
	};
}

/** What the SDK's errors, Node's and the door's own have in common. */
export interface Fault {
	/** AWS's code, or Node's. */
	code?: string;
	message: string;
	status?: number;
	requestId?: string;
	/** For a time-out. */
	seconds?: number;
}

function faultOf(error: unknown): Fault {
	const metadata = member(error, '$metadata');
	const status = member(metadata, 'httpStatusCode') ?? member(member(error, '$response'), 'statusCode');
	// `Error` says nothing.
	const name = error instanceof Error && error.name === 'Error' ? undefined : textMember(error, 'name');
	// Node's own errors are plain `Error`s with a code; happy eyeballs wraps several of them in one.
	const inner = member(error, 'errors');
	const first = Array.isArray(inner) ? inner[0] : undefined;
	return {
		code: textMember(error, 'code') ?? textMember(first, 'code') ?? name,
		message: textMember(error, 'message') ?? textMember(first, 'message') ?? name ?? String(error),
		status: typeof status === 'number' ? status : undefined,
		requestId: textMember(metadata, 'requestId'),
		seconds: error instanceof DeadlineError ? error.seconds : undefined,
	};
}

function kindOf(error: unknown, { code = '', message, status }: Fault): ProblemKind {
	if (error instanceof DeadlineError) return 'timed-out';
	if (textMember(error, 'name') === 'AbortError') return 'aborted';
	if (networkHint(code, message)) return 'unreachable';
	if (member(member(error, '$retryable'), 'throttling') === true || status === 429) return 'throttled';
	const known = kindOfCode(code, message);
	if (known) return known;
	if (isDeserialization(error, message) || status === 501) return 'unsupported';
	if (status === 403) return 'denied';
	return 'unknown';
}

/** An endpoint that is not AWS answers in HTML what it does not know, and the SDK cannot read that. */
function isDeserialization(error: unknown, message: string): boolean {
	return error instanceof SyntaxError || /[Dd]eserialization error|<!doctype html|<html/i.test(message);
}

const notAuthorized = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9*]+)/;

function missingActionOf(message: string, { service, operation }: Failed): string {
	return notAuthorized.exec(message)?.[1] ?? iamAction(service, operation, entryOf(service, operation));
}

function isTransient(kind: ProblemKind, { status = 0 }: Fault, { service, operation }: Failed): boolean {
	if (kind === 'throttled') return true;
	const entry = entryOf(service, operation);
	// A write that may have arrived is repeated only where a token makes that harmless.
	const repeatable = entry?.effect === 'read' || entry?.token !== undefined;
	const passing = kind === 'unreachable' || kind === 'timed-out' || (kind === 'unknown' && status >= 500);
	return passing && repeatable;
}
