import type { AnswerOf, InputOf, OperationOf, Service } from '../aws/operations.ts';
import type { Random } from './random.ts';
import type { Faults } from './simulation.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * Each service keeps what it knows in its own part of the world, added by declaration merging
 * (`declare module '../world.ts' { interface Parts { ec2: Ec2Part } }`). One service may look into another's
 * part: an Auto Scaling group owns instances, an alarm follows an environment.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Parts {}

/** One simulated account in one region: plain values that scheduled events and calls change. */
export interface World extends Parts {
	readonly account: string;
	readonly region: string;
	readonly clock: VirtualClock;
	readonly random: Random;
	/** Nothing begins that nobody asked for. */
	readonly calm: boolean;
	/** Lifecycle hooks that are made to fail. */
	readonly failingHooks: Faults['hooks'];
}

/** How one operation is answered. Throws {@link AwsError}s worded as AWS's own. */
export type Handler<S extends Service, O extends OperationOf<S>> = (
	world: World,
	input: InputOf<S, O>,
) => AnswerOf<S, O>;

/** A whole service: the compiler refuses one that lacks an operation of the catalog. */
export type Handlers<S extends Service> = { readonly [O in OperationOf<S>]: Handler<S, O> };

/** A whole service, some of whose answers come late: what is in a bundle is not known at once. */
export type LateHandlers<S extends Service> = {
	readonly [O in OperationOf<S>]: (
		world: World,
		input: InputOf<S, O>,
	) => AnswerOf<S, O> | Promise<AnswerOf<S, O>>;
};
