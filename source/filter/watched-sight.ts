import type { Rules, Sight } from '../resources/resource.ts';

/** A sight that notices whether somebody has looked at the time: what was seen then holds only for then. */
export type WatchedSight = Sight & { timed: boolean };

export function watchedSight(now: number, rules: Rules): WatchedSight {
	return {
		rules,
		timed: false,
		get now() {
			this.timed = true;
			return now;
		},
	};
}
