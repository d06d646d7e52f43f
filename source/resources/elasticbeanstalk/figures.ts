import type { ApplicationMetrics } from '@aws-sdk/client-elastic-beanstalk';

/** What an environment or an instance of it has served lately (enhanced health). */
export interface Served {
	requestsPerSecond: number;
	/** Share of the requests that were answered with HTTP 5xx, 0–1; undefined without any request. */
	failing?: number;
	/** Seconds within which nine of ten requests were answered; undefined where AWS does not tell. */
	p90?: number;
}

/** Seconds that the metrics cover where AWS does not say. */
const usualDuration = 10;

/**
 * AWS counts requests and status codes over `Duration`, although the API reference calls them an average a
 * second and percentages; `eb health` divides as well.
 */
export function servedOf(metrics: ApplicationMetrics | undefined): Served | undefined {
	if (metrics?.RequestCount === undefined) return undefined;
	const { RequestCount, Duration = usualDuration, StatusCodes: codes = {}, Latency } = metrics;
	const { Status2xx = 0, Status3xx = 0, Status4xx = 0, Status5xx = 0 } = codes;
	const all = Status2xx + Status3xx + Status4xx + Status5xx;
	return {
		requestsPerSecond: RequestCount / (Duration || usualDuration),
		failing: all > 0 ? Status5xx / all : undefined,
		p90: Latency?.P90,
	};
}

/** `0.4`, `12.0`, `380` */
export const figureText = (figure: number): string => figure.toFixed(figure < 100 ? 1 : 0);

/** `0 %`, `0.4 %`, `12 %` of a share 0–1; '' without one. */
export const shareText = (share: number | undefined): string =>
	share === undefined ? '' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

/** `21 ms`, `1.2 s` of seconds; '' without any. */
export const latencyText = (seconds: number | undefined): string =>
	seconds === undefined ? '' : seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
