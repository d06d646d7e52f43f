import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';

/**
 * How many milliseconds have passed in the region for one on the wall: more than one in a simulator that runs
 * fast. Both start together.
 */
export function speedometer(region: Region, clock: Clock): () => number {
	const start = { region: region.now(), wall: clock.now() };
	return () => {
		const wall = clock.now() - start.wall;
		return wall > 0 ? Math.max(1, (region.now() - start.region) / wall) : 1;
	};
}
