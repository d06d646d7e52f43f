import { type Problem, problemFrom } from '../../aws/problem.ts';
import type { CallOptions } from '../../aws/region.ts';

/** What was read, or why it could not be: a part of a plan that is missing must not hide the rest. */
export type Read<T> = { value: T; problem?: undefined } | { value?: undefined; problem: Problem };

/** Only giving up is thrown on. */
export async function attempt<T>(read: () => Promise<T>, { signal }: CallOptions): Promise<Read<T>> {
	try {
		return { value: await read() };
	} catch (error) {
		if (signal?.aborted) throw error;
		return { problem: problemFrom(error) };
	}
}

/** As the end of a check's sentence: `what it allows is not known: AWS throttles …`, without the full stop. */
export const whyUnread = (problem: Problem | undefined): string => problem?.sentence.replace(/\.$/, '') ?? '';
