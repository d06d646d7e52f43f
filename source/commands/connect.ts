import { openRegion } from '../aws/open-region.ts';
import type { Region } from '../aws/region.ts';
import type { Settings } from '../config/settings.ts';
import { beforeFlight } from './before-flight.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import type { Surroundings } from './surroundings.ts';

export interface Connected {
	region: Region;
	settings: Settings;
	/** The profile or the region is marked `production` in the settings. */
	production: boolean;
}

/** Opens the region that the options, the settings and the environment name, in this order. */
export async function connect(
	options: CockpitOptions,
	{ env, err, clock }: Surroundings,
): Promise<Connected> {
	const { settings, problems, destination } = await beforeFlight(options, env);
	for (const problem of problems) err(`${problem}\n`);
	const { profile, region: name, simulation } = destination;
	const { readOnly, timeouts, production } = settings;
	return {
		region: openRegion({ name, profile, readOnly, timeouts, clock, simulation }),
		settings,
		production: production.profiles.includes(profile) || production.regions.includes(name),
	};
}
