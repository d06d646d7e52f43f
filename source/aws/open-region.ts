import type { Clock } from '../clock.ts';
import type { SharedWorld, Simulation } from '../simulator/simulation.ts';
import { createDoor } from './door.ts';
import { openTransport } from './open-transport.ts';
import type { Region } from './region.ts';

export interface RegionOptions {
	/** `eu-west-1`; empty when none could be found: then every call says so. */
	name: string;
	profile: string;
	readOnly: boolean;
	/** Seconds. */
	timeouts: { read: number; write: number; imds: number };
	/** The wall's time, also for a simulated region. */
	clock: Clock;
	/** Present: a simulated region. */
	simulation?: Simulation | SharedWorld;
}

/** Opens the door to one account and region. Does nothing until the first call. */
export function openRegion(options: RegionOptions): Region {
	const simulated = options.simulation !== undefined;
	return createDoor({ ...options, simulated }, () => openTransport(options));
}
