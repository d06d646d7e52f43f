/** Conditions, judged as AWS's waiters judge theirs. */
import { isDeepStrictEqual } from 'node:util';
import { find } from './find.ts';
import type { Acceptor, Condition } from './plan.ts';

export type Verdict =
	| { outcome: 'success' }
	| { outcome: 'failure'; reason: string }
	| { outcome: 'not-yet' };

/** The first acceptor that fits decides. */
export async function judge(condition: Condition, output: unknown): Promise<Verdict> {
	for (const acceptor of condition.acceptors) {
		if (!(await fits(acceptor, output))) continue;
		if (acceptor.outcome === 'success') return { outcome: 'success' };
		return { outcome: 'failure', reason: acceptor.reason ?? `it will not come true: ${condition.title}` };
	}
	return { outcome: 'not-yet' };
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
