import type { SharedWorld, Simulation } from '../simulator/simulation.ts';

/** What the command line says of the cockpit. */
export interface CockpitOptions {
	profile?: string;
	region?: string;
	readOnly?: boolean;
	theme?: string;
	/** Another settings file than the one at its usual place. */
	settings?: string;
	simulation?: Simulation | SharedWorld;
}
