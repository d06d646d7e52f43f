import type { Clock } from '../clock.ts';
import { member } from './member.ts';
import type { Traffic } from './region.ts';

const minute = 60_000;
const hour = 60 * minute;

/** US dollars a metric that GetMetricData is asked for: https://aws.amazon.com/cloudwatch/pricing/ */
const dollarsPerMetric = 0.01 / 1000;

/** A rate needs some time to be one: the first reads of a session are not its hour in little. */
const shortestSpan = 5 * minute;

export interface TrafficCounter {
	/** `calls` requests went out, retries included. */
	sent(calls: number): void;
	throttled(): void;
	/** GetMetricData was asked for that many metrics. */
	metricsAsked(metrics: number): void;
	read(): Traffic;
}

/** Counts what the door sends, over sliding windows. */
export function createTrafficCounter(clock: Clock): TrafficCounter {
	const opened = clock.now();
	const calls = createWindow(clock, minute);
	const throttles = createWindow(clock, minute);
	const metrics = createWindow(clock, hour);
	return {
		sent: calls.add,
		throttled: () => throttles.add(1),
		metricsAsked: metrics.add,
		read() {
			const span = Math.min(hour, Math.max(shortestSpan, clock.now() - opened));
			return {
				callsPerMinute: calls.sum(),
				throttledPerMinute: throttles.sum(),
				dollarsPerHour: (metrics.sum() * dollarsPerMetric * hour) / span,
			};
		},
	};
}

/** The sum of what was added in the last `length` milliseconds. */
function createWindow(clock: Clock, length: number) {
	const entries: Array<{ at: number; amount: number }> = [];
	const forget = () => {
		const since = clock.now() - length;
		const first = entries.findIndex((entry) => entry.at > since);
		entries.splice(0, first === -1 ? entries.length : first);
	};
	return {
		add(amount: number) {
			forget();
			entries.push({ at: clock.now(), amount });
		},
		sum() {
			forget();
			return entries.reduce((sum, entry) => sum + entry.amount, 0);
		},
	};
}

/** How many metrics a GetMetricData asks for: an expression works on those that others of it ask for. */
export function metricsIn(input: unknown): number {
	const queries = member(input, 'MetricDataQueries');
	if (!Array.isArray(queries)) return 0;
	return queries.filter((query) => member(query, 'MetricStat') !== undefined).length;
}

/** How often the SDK sent a call again before this answer or error. */
export function repeats(outcome: unknown): number {
	const attempts = member(member(outcome, '$metadata'), 'attempts');
	return typeof attempts === 'number' ? Math.max(0, attempts - 1) : 0;
}
