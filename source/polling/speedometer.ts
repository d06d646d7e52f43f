import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';

/**
 * How many milliseconds pass in the region for one on the wall: more than one in a simulator that runs fast.
 * Measured from the first answer on, since before that the region tells the wall's time.
 */
export function speedometer(region: Region, clock: Clock): () => number {
	let start: { region: number; wall: number } | undefined;
	return () => {
		const now = { region: region.now(), wall: clock.now() };
		start ??= now;
		const wall = now.wall - start.wall;
		return wall > 0 ? Math.max(1, (now.region - start.region) / wall) : 1;
	};
}
