import type { Problem } from '../aws/problem.ts';
import type { RememberedPane } from './remembered.ts';
import type { Known, SourceState } from './state.ts';

/** How current a kind is, as a person is to be told. Ages in milliseconds. */
export type Standing = (
	| { state: 'loading' }
	/** Nothing was read yet, but there is what the last session has left. */
	| { state: 'remembered'; age: number }
	| { state: 'fresh'; age: number }
	| { state: 'stale'; age: number }
	| { state: 'failed'; problem: Problem }
) & {
	/** Sources whose last read failed, while others went well. */
	failed: readonly (SourceState & { problem: Problem })[];
};

const hasFailed = (source: SourceState): source is SourceState & { problem: Problem } =>
	source.problem !== undefined;

/**
 * `failed` only when nothing of the kind was ever read and nothing is to be expected; the oldest list tells. That there
 * is nothing is not said before every list was asked. `remembered`: what is shown in the meantime, where it is.
 */
export function standing(
	{ sources, items }: Pick<Known<unknown>, 'sources' | 'items'>,
	now: number,
	remembered?: RememberedPane,
): Standing {
	const failed = sources.filter(hasFailed);
	const lists = sources.filter(({ enriches }) => !enriches);
	const times = lists.flatMap(({ at }) => at ?? []);
	const isAwaited = lists.some(({ at, problem }) => at === undefined && !problem);
	if (times.length === 0 || (items.length === 0 && isAwaited)) {
		const [problem] = lists.flatMap((list) => list.problem ?? []);
		if (problem && lists.every(hasFailed)) return { state: 'failed', problem, failed: [] };
		return remembered
			? { state: 'remembered', age: Math.max(0, now - remembered.at), failed }
			: { state: 'loading', failed };
	}
	const age = Math.max(0, now - Math.min(...times));
	const stale = sources.some(({ at, staleAfter }) => at !== undefined && now > staleAfter);
	return { state: stale ? 'stale' : 'fresh', age, failed };
}
