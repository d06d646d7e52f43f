/** Where requests go: they follow an address as resolvers learn of its move. */
import type { World } from '../world.ts';
import { balancerMetric } from './balancer-metric.ts';
import type { Environment } from './environment.ts';

/** A name under elasticbeanstalk.com. Its requests belong to it, not to the environment behind it. */
export interface Address {
	readonly name: string;
	/** Requests a second. */
	readonly rate: number;
	/** The environment that it points to; undefined: nobody has the name. */
	to?: string;
	/** When it last moved, and which share of its requests each environment took until then, by environment id. */
	moved: number;
	before: ReadonlyMap<string, number>;
	/** The load balancers whose metrics count its requests, and which part of them. */
	readonly measured?: ReadonlyArray<{ readonly loadBalancer: string; readonly part: number }>;
	/** Ends the silence, while nobody has the name. */
	end?: (now: number) => void;
}

/** How long resolvers go on giving the former answer, milliseconds: the record's time to live. */
const timeToLive = 60_000;

/** The share of an address's requests that an environment takes, 0–1. */
export function shareOf({ to, moved, before }: Address, environment: string, now: number): number {
	const learnt = Math.min(1, Math.max(0, (now - moved) / timeToLive));
	return (1 - learnt) * (before.get(environment) ?? 0) + (to === environment ? learnt : 0);
}

/** Has an address point to an environment from now on; undefined: to none. */
export function point(
	{ clock, cloudwatch, elasticbeanstalk }: World,
	name: string,
	to: string | undefined,
	{ rate = 1, measured }: Partial<Pick<Address, 'rate' | 'measured'>> = {},
): void {
	const now = clock.now();
	const address = elasticbeanstalk.addresses.get(name);
	if (!address) {
		elasticbeanstalk.addresses.set(name, { name, rate, measured, to, moved: now, before: new Map() });
		return;
	}
	const takers = [...address.before.keys(), ...(address.to === undefined ? [] : [address.to])];
	address.before = new Map(takers.map((id) => [id, shareOf(address, id, now)]));
	address.to = to;
	address.moved = now;
	address.end?.(now);
	address.end = to === undefined ? silence(cloudwatch, address, now) : undefined;
}

/** While nobody has the name no request comes through. The returned function ends it. */
function silence(
	cloudwatch: World['cloudwatch'],
	{ measured = [] }: Address,
	from: number,
): (now: number) => void {
	const ends = measured.map(({ loadBalancer }) =>
		cloudwatch.influence(balancerMetric('RequestCount', loadBalancer), {
			adds: Number.NEGATIVE_INFINITY,
			from,
		}),
	);
	return (now) => {
		for (const end of ends) end(now);
	};
}

/** Requests a second that reach an environment, or messages that a worker takes. */
export function requestRate({ clock, elasticbeanstalk }: World, { id, messageRate }: Environment): number {
	let rate = messageRate;
	for (const address of elasticbeanstalk.addresses.values())
		rate += address.rate * shareOf(address, id, clock.now());
	return rate;
}

export const addressOf = ({ region }: World, prefix: string): string =>
	`${prefix.toLowerCase()}.${region}.elasticbeanstalk.com`;

/** Whether an environment that still lives has that name. */
export const isTaken = ({ elasticbeanstalk }: World, name: string): boolean =>
	[...elasticbeanstalk.environments.values()].some(
		({ cname, status }) => cname === name && status !== 'Terminated',
	);
