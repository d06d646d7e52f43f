/** The rows that the store at scale fills: functions of it alone, in this process, without a terminal. */
import type { Figure } from './goals.ts';
import type { Results } from './results.ts';
import { beyondLooking, type ScaleFigure, scale } from './scale.ts';

export async function atScale(): Promise<Results> {
	const figures = await scale(50_000);
	const named = (beginning: string) => worst(figures.filter(({ what }) => what.startsWith(beginning)));
	const timeOf = (name: string) => figures.find(({ what }) => what === name)?.time ?? Number.NaN;
	const [all, beyond] = [timeOf('first read') + timeOf('first frame of it'), timeOf(beyondLooking)];
	return {
		share: {
			value: (beyond / all) * 100,
			note: `${beyond.toFixed(1)} ms; all of it, when it was first read, ${all.toFixed(0)} ms`,
			detail: { beyondMilliseconds: beyond, allMilliseconds: all },
		},
		unchanged: named('read again, nothing changed'),
		changed: named('read again, 1 % changed'),
		filter: named('filter'),
		sort: named('sort'),
	};
}

/** Milliseconds of each are in the detail, by what was done. */
function worst(figures: readonly ScaleFigure[]): Figure {
	const [most] = figures.toSorted((a, b) => b.time - a.time);
	if (!most) return { value: Number.NaN, note: 'test/bench/scale.ts does not measure it any more' };
	return {
		value: most.time,
		note: figures.length > 1 ? most.what : `${(most.allocated / 1e6).toFixed(1)} MB allocated`,
		detail: Object.fromEntries(figures.map(({ what, time }) => [what, time])),
	};
}
