import type { Environment } from './environment.ts';
import type { EventRecord } from './events.ts';

/** What Elastic Beanstalk knows in this world. */
export interface ElasticBeanstalkPart {
	/** By id, in the order of their creation. */
	readonly environments: Map<string, Environment>;
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
	environments: new Map(),
	events: [],
	count: 0,
});
