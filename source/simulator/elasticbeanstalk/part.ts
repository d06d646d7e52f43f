import type { Address } from './address.ts';
import type { Application } from './application.ts';
import type { Environment } from './environment.ts';
import type { EventRecord } from './events.ts';

/** What Elastic Beanstalk knows in this world. */
export interface ElasticBeanstalkPart {
	/** By name. */
	readonly applications: Map<string, Application>;
	/** By id, in the order of their creation. */
	readonly environments: Map<string, Environment>;
	/** The names that requests come to, by name: `shop.eu-west-1.elasticbeanstalk.com`. */
	readonly addresses: Map<string, Address>;
	/** Oldest first. */
	events: EventRecord[];
	/** How many events there have ever been. */
	count: number;
}

declare module '../world.ts' {
	interface Parts {
		elasticbeanstalk: ElasticBeanstalkPart;
	}
}

export const newElasticBeanstalkPart = (): ElasticBeanstalkPart => ({
	applications: new Map(),
	environments: new Map(),
	addresses: new Map(),
	events: [],
	count: 0,
});
