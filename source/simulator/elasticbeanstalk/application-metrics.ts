import type { ApplicationMetrics } from '@aws-sdk/client-elastic-beanstalk';
import { createRandom } from '../random.ts';
import type { World } from '../world.ts';

/** Enhanced health is measured over the last ten seconds, every ten seconds. */
const duration = 10;

/** When health was last measured, the region's milliseconds. */
export const refreshedAt = ({ clock }: World): number =>
	Math.floor(clock.now() / (duration * 1000)) * duration * 1000;

/** The same for everybody who asks within the ten seconds. `id` of an environment or an instance. */
export const noiseOf = (id: string, refreshed: number) =>
	createRandom(Number.parseInt(id.slice(2, 8), 36) + refreshed / 1000);

/**
 * Requests of ten seconds and how they went: `rate` a second, a share `failing` (0–1) of them with HTTP 5xx, which
 * is slow too. Latencies in seconds, where there was any request.
 */
export function measure(
	id: string,
	{ rate, failing }: { rate: number; failing: number },
	refreshed: number,
): ApplicationMetrics {
	const random = noiseOf(id, refreshed);
	const RequestCount = Math.round(rate * duration * (0.85 + 0.3 * random.next()));
	const Status5xx = Math.round(RequestCount * failing);
	const Status4xx = Math.round((RequestCount - Status5xx) * 0.01 * random.next());
	const Status3xx = Math.round((RequestCount - Status5xx) * 0.04);
	const slow = 1 + 30 * failing + 0.2 * random.next();
	const latency = (seconds: number) => Math.round(seconds * slow * 1000) / 1000;
	return {
		Duration: duration,
		RequestCount,
		StatusCodes: {
			Status2xx: RequestCount - Status3xx - Status4xx - Status5xx,
			Status3xx,
			Status4xx,
			Status5xx,
		},
		...(RequestCount > 0 && {
			Latency: {
				P10: latency(0.004),
				P50: latency(0.021),
				P75: latency(0.048),
				P85: latency(0.072),
				P90: latency(0.095),
				P95: latency(0.14),
				P99: latency(0.33),
				P999: latency(0.71),
			},
		}),
	};
}
