/** What takes Beanstalk a while, as procedures over the region's time. */
import type { EventSeverity } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { newRequestId, tell } from './events.ts';

/** The operation under way in an environment: there is one at a time. */
export interface Operation {
	/** Takes it back, while it can be aborted. */
	turnBack?: () => void;
}

/** What happens bit by bit: each number is the seconds until it goes on. */
export type Procedure<Result = void> = Generator<number, Result, void>;

/** Begins an operation in place of any other, which then goes no further. */
export function begin(
	{ clock }: World,
	environment: Environment,
	operation: Operation,
	procedure: Procedure,
): void {
	environment.operation = operation;
	const step = () => {
		if (environment.operation !== operation) return;
		const { done, value } = procedure.next();
		if (!done) clock.in(value, step);
	};
	step();
}

/** Tells the events of one operation. */
export type Narrator = { readonly [S in 'info' | 'warn' | 'error']: (message: string) => void };

export function narrate(world: World, environment: Environment): Narrator {
	const requestId = newRequestId(world);
	const say = (severity: EventSeverity) => (message: string) =>
		tell(world, environment, severity, message, requestId);
	return { info: say('INFO'), warn: say('WARN'), error: say('ERROR') };
}
