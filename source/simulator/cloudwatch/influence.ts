import type { Metric } from './part.ts';

/** Something that happens to a metric for a while: a bad deployment, a machine that is ill. */
export interface Influence {
	/** What it adds to the value of each minute. */
	adds: number;
	/** Milliseconds since the epoch, in the region. */
	from: number;
	/** Undefined while it lasts. */
	until?: number;
}

/** A metric is asked for minute by minute: without this the first look at a region took half as long again. */
const keys = new WeakMap<Metric, string>();

/** Names a metric: `AWS/EC2 CPUUtilization InstanceId=i-…`; the order of dimensions tells nothing. */
export function keyOf(metric: Metric): string {
	const known = keys.get(metric);
	if (known !== undefined) return known;
	const { namespace, name, dimensions } = metric;
	const pairs = dimensions.map(({ Name = '', Value = '' }) => `${Name}=${Value}`).sort();
	const key = [namespace, name, ...pairs].join(' ');
	keys.set(metric, key);
	return key;
}

const minute = 60_000;

/** How long what is over is remembered, in milliseconds: nobody looks further back. */
const memory = 6 * 3_600_000;

/** What happens to metrics beyond their everyday course, by metric. */
export interface Influences {
	/** Makes itself felt from now on, or from `from` until `until`; the returned function ends it. */
	influence(metric: Metric, influence: Influence): (now: number) => void;
	/** Adds to the minute that `time` is in, and to it alone. */
	tally(metric: Metric, time: number, amount: number): void;
	/** What is added to the minute that begins at `time`. */
	influenced(metric: Metric, time: number): number;
}

export function createInfluences(): Influences {
	const byMetric = new Map<string, Influence[]>();
	const tallies = new Map<string, Map<number, number>>();
	return {
		influence(metric, influence) {
			const key = keyOf(metric);
			const remembered = (byMetric.get(key) ?? []).filter(
				({ until = influence.from }) => until > influence.from - memory,
			);
			byMetric.set(key, [...remembered, influence]);
			return (now) => {
				influence.until ??= now;
			};
		},
		tally(metric, time, amount) {
			const key = keyOf(metric);
			const minutes = tallies.get(key) ?? new Map<number, number>();
			const at = Math.floor(time / minute);
			if (!minutes.has(at))
				for (const past of minutes.keys()) if (past < at - memory / minute) minutes.delete(past);
			tallies.set(key, minutes.set(at, (minutes.get(at) ?? 0) + amount));
		},
		influenced(metric, time) {
			const key = keyOf(metric);
			let total = tallies.get(key)?.get(Math.floor(time / minute)) ?? 0;
			for (const { adds, from, until = Number.POSITIVE_INFINITY } of byMetric.get(key) ?? [])
				if (time + minute > from && time < until) total += adds;
			return total;
		},
	};
}
