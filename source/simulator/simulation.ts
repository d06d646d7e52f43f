import type { Service } from '../aws/operations.ts';

/** What can be made to go wrong: `--fault throttle=0.3,latency=800ms,expire=60s,outage=codedeploy,error=0.05,hook=ValidateService@web-08`. */
export interface Faults {
	/** Share of calls that are throttled, 0–1. */
	throttle: number;
	/** Share of calls that fail with an internal error, 0–1. */
	error: number;
	/** Milliseconds (wall) that every answer takes. */
	latency: number;
	/** Wall milliseconds after the start at which the credentials expire; undefined: never. */
	expire?: number;
	/** Lifecycle hooks that fail in CodeDeploy deployments: `hook=ValidateService@web-08`; without a target, on every one. */
	hooks: ReadonlyArray<{ event: string; target?: string }>;
	/** Services that do not answer at all. */
	outage: readonly Service[];
}

/** What kind of world to simulate. */
export interface Simulation {
	seed: number;
	/** Simulated seconds a second. */
	speed: number;
	/** How many instances in all; undefined: as the scenario has them. */
	instances?: number;
	/** How many alarms in all; undefined: as the scenario has them. */
	alarms?: number;
	/** How many CodeDeploy deployments in all there have been when somebody first looks; undefined: as the scenario has them. */
	deployments?: number;
	/** Targets of the deployment group bookshop-web-production; undefined: as the scenario has them. */
	fleet?: number;
	/** Nothing begins that nobody asked for: what the scenario's people would do is left out. */
	calm?: boolean;
	faults: Faults;
}

/** A region that another process simulates: the path of the socket on which `airboss simulator` listens. */
export interface SharedWorld {
	world: string;
}

export const noFaults: Faults = { throttle: 0, error: 0, latency: 0, hooks: [], outage: [] };
export const defaultSimulation: Simulation = { seed: 1, speed: 1, faults: noFaults };
