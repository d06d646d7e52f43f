/** Asking for a moved name until every server has noticed. A commentary: it never fails the plan. */
import type { Flight } from './flight.ts';

/** Seconds between two rounds of questions. */
const every = 5;
/** Seconds that are kept in mind where the name's own could not be read: Elastic Beanstalk's. */
const usualTtl = 60;

/** Ends when all have the new answer, after twice its time to live and a minute, or with the signal. */
export async function watchNames(
	{ operation, change, dns, clock, region }: Flight,
	signal: AbortSignal,
): Promise<void> {
	const { moves } = operation().plan;
	if (!moves || !dns || region.simulated) return;
	const { name, ttl = usualTtl } = moves;
	const until = clock.now() + (2 * ttl + 60) * 1000;
	while (!signal.aborted) {
		const share = await dns.share(moves, { signal });
		if (signal.aborted) return;
		const over = (share.of > 0 && share.moved === share.of) || clock.now() >= until;
		change({ names: { name, ...share, over } });
		if (over) return;
		await clock.sleep(every * 1000, signal);
	}
}
