import type { EventSeverity } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';

/** What an event is about: an environment, or a version or a saved configuration of an application. */
interface Subject {
	readonly application: string;
	readonly environment?: Environment;
	readonly version?: string;
	readonly template?: string;
}

/** Something that Beanstalk tells. */
export interface EventRecord extends Subject {
	/** Counts up, so that paging stays true while events are added. */
	readonly sequence: number;
	/** The region's milliseconds. */
	readonly time: number;
	readonly severity: EventSeverity;
	readonly message: string;
	/** The call that caused it; undefined: nobody asked for it, as when health changes. */
	readonly requestId?: string;
}

/** Simulated days fill up; AWS keeps six weeks, and one call gives 1000 at most. */
const kept = 1000;

/** Tells an event, at the region's present. */
export function tellOf(
	world: World,
	subject: Subject,
	severity: EventSeverity,
	message: string,
	requestId?: string,
): void {
	const part = world.elasticbeanstalk;
	const sequence = ++part.count;
	part.events.push({ ...subject, sequence, time: world.clock.now(), severity, message, requestId });
	// Now and then, since cutting the head off for each event would copy them all each time.
	if (part.events.length >= 2 * kept) part.events = part.events.slice(-kept);
}

/** Tells an event of an environment. */
export const tell = (
	world: World,
	environment: Environment,
	severity: EventSeverity,
	message: string,
	requestId?: string,
): void => tellOf(world, { application: environment.application, environment }, severity, message, requestId);

/** The id of a call, for the events that it causes. */
export const newRequestId = ({ random }: World): string =>
	[8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
