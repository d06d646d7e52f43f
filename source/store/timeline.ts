import type { TimelineEvent } from '../timeline/event.ts';
import type { State } from './state.ts';

/** Events that are kept: a few hours of a busy account. */
const limit = 500;

/** New events, in any order, among those that are known. */
export function withEvents({ timeline }: State, events: readonly TimelineEvent[]): Pick<State, 'timeline'> {
	const ids = new Set(timeline.map(({ id }) => id));
	const fresh = events.filter(({ id }) => !ids.has(id)).toReversed();
	return { timeline: [...fresh, ...timeline].sort((a, b) => b.at - a.at).slice(0, limit) };
}
