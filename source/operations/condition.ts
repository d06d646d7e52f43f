/** Conditions, judged as AWS's waiters judge theirs. */
import { isDeepStrictEqual } from 'node:util';
import { printable } from '../text/printable.ts';
import { find } from './find.ts';
import type { Acceptor, Condition } from './plan.ts';

export type Verdict =
	| { outcome: 'success' }
	| { outcome: 'failure'; reason: string }
	| { outcome: 'not-yet' };

/** A condition, or a light. */
type Judged = Pick<Condition, 'title' | 'acceptors'>;

/** The first acceptor that fits decides. */
export async function judge(condition: Judged, output: unknown): Promise<Verdict> {
	for (const acceptor of condition.acceptors) {
		if (!(await fits(acceptor, output))) continue;
		if (acceptor.outcome === 'success') return { outcome: 'success' };
		return { outcome: 'failure', reason: await reasonOf(acceptor, condition, output) };
	}
	return { outcome: 'not-yet' };
}

/** Without a full stop at its end. */
async function reasonOf({ reason, because }: Acceptor, { title }: Judged, output: unknown): Promise<string> {
	const told = reason ?? `it will not come true: ${title}`;
	const words = because === undefined ? undefined : await find(because, output);
	if (typeof words !== 'string' || words === '') return told;
	return `${told}: ${printable(words).trim().replace(/\.$/, '')}`;
}

/** Equal as values; what AWS leaves out equals null. */
export const equal = (found: unknown, expected: unknown): boolean =>
	isDeepStrictEqual(found ?? null, expected ?? null);

async function fits({ matcher, path, expected }: Acceptor, output: unknown): Promise<boolean> {
	const found = await find(path, output);
	if (matcher === 'path') return equal(found, expected);
	if (!Array.isArray(found) || found.length === 0) return false;
	return matcher === 'pathAll'
		? found.every((value) => equal(value, expected))
		: found.some((value) => equal(value, expected));
}
