/** A write as data: serialisable whole, so that it can be shown, journaled, resumed and undone. */
import type { Call } from '../aws/operations.ts';

export type Risk = 'routine' | 'disruptive' | 'destructive';

export interface Target {
	/** A Kind, as plain text: the journal outlives this version of Airboss. */
	kind: string;
	id: string;
	name: string;
}

/** Before → after of one thing, for a person to read. Empty text means: there is none. */
export interface Change {
	/** What changes: `web-07 · tag Owner`, `shop.eu-west-1.elasticbeanstalk.com`. */
	what: string;
	before: string;
	after: string;
}

export interface Check {
	status: 'passed' | 'warning' | 'blocked';
	/** `both environments are Ready`; for a warning or block, the reason. */
	text: string;
}

/** A value taken from the output of an earlier step of the same plan, by JMESPath. */
export interface Reference {
	/** Where in this call's input: `InstanceIds`, `Filters[0].Values`. */
	into: string;
	/** Index of the step whose output holds it. */
	step: number;
	/** JMESPath in that output: `Instances[].InstanceId`. */
	from: string;
	/** In the conditions of an undo: the output of the call that takes `step` back, not that of the step. */
	undo?: true;
}

/** A time that is known only when the call is made; it takes the place of what stands in the call's input. */
export type Since =
	/** When this step was sent. In the conditions of an undo: when the call that takes it back was. */
	| { into: string; step: number }
	/** So many seconds before the call. */
	| { into: string; ago: number };

/** A call whose input may be completed from earlier outputs. */
export interface PlannedCall {
	call: Call;
	references?: Reference[];
	since?: Since;
}

/** Reads something and compares it, right before the first step: has the world changed since the plan? */
export interface Guard extends PlannedCall {
	/** JMESPath in the output. */
	path: string;
	expected: unknown;
	/** What to say when it no longer holds. */
	otherwise: string;
	/**
	 * What is known of why, read then and told after it. `path` (JMESPath) finds a text, or a list of texts and times
	 * that are told one after the other: `['a swap began at', EventDate]`.
	 */
	because?: Array<PlannedCall & { path: string }>;
	/** In an undo: when it does not hold any more, the undo is blocked and not only warned of. */
	vital?: boolean;
}

/**
 * One way in which a condition settles, in the terms of AWS's own waiters: the value that `path` (JMESPath)
 * finds in the output is compared with `expected`. `pathAll` wants a non-empty list whose every element
 * equals it, `pathAny` at least one.
 */
export interface Acceptor {
	matcher: 'path' | 'pathAll' | 'pathAny';
	path: string;
	expected: unknown;
	outcome: 'success' | 'failure';
	/** For a failure: what to tell. */
	reason?: string;
	/** JMESPath of AWS's own words for it, told after the reason. */
	because?: string;
}

/** What to watch until it holds. */
export interface Condition extends PlannedCall {
	/** `both instances are running` */
	title: string;
	acceptors: Acceptor[];
	/** JMESPath that yields a short text of how far it is: `join(', ', Reservations[].Instances[].State.Name)`. */
	progress?: string;
	/** A second read whose texts are shown as they appear (events of an environment), oldest first. */
	narration?: PlannedCall & { path: string };
	/** Seconds between reads. */
	every: number;
	/** Seconds until Airboss stops watching and says so; the write itself goes on. */
	within: number;
	/** When it does not come true within its time that is told, and nothing else. */
	advisory?: boolean;
}

/** A file of this machine that is sent as the body of an S3 `PutObject`; a large one goes in parts. */
export interface LocalFile {
	/** Absolute. */
	path: string;
	bytes: number;
	/** Hexadecimal: what was planned is what is sent, or nothing is. */
	sha256: string;
}

export interface Step extends PlannedCall {
	/** `launch 2 × t3.micro` */
	title: string;
	body?: LocalFile;
	/** The calls that take it back, in order; references point at this plan's steps. Empty: it may stay. */
	undo?: Inverse[];
	/** Index of an earlier step whose trace this one removes: of that one nothing is left to take back. */
	removes?: number;
	/**
	 * For a call without an idempotency token: what its answer would have held, by JMESPath in a read. Nothing
	 * found means that it did not happen.
	 */
	recover?: PlannedCall & { path: string };
	/** Waited for before the next step. */
	until?: Condition;
	/** Calls made with `DryRun: true` before the first step; a failure blocks. */
	dryRun?: boolean;
}

/** A call that takes a step back. */
export interface Inverse extends PlannedCall {
	/** Waited for before the next call. */
	until?: Condition;
}

/** How the whole plan is taken back, when every step has an inverse. */
export interface Undo {
	/** `terminate the 2 launched instances` */
	title: string;
	risk: Risk;
	changes: Change[];
	/** Is everything still as this plan left it? Failing ones are warnings on the undo's plan. */
	guards: Guard[];
	done: Condition[];
	/** For a disruptive undo: what to type. */
	word?: string;
}

/**
 * Something that must stay well while a change bakes. Red once an acceptor with outcome `failure` fits, green once
 * one with `success` does, else amber: that is told, and decides nothing.
 */
export interface Light extends PlannedCall {
	/** What shines: `health of shop-green`, `alarm checkout-5xx`. */
	title: string;
	acceptors: Acceptor[];
	/** JMESPath that yields what it shows: `Environments[0].join('/', [Health, HealthStatus])`. */
	progress?: string;
}

/** A figure that is drawn as a line while a change bakes: requests, errors, latency of one side. */
export interface Gauge extends PlannedCall {
	/** Whose figure it is: gauges of one side stand together, sides side by side. `shop-green` */
	side: string;
	/** `requests`, `errors`, `p90` */
	title: string;
	/** JMESPath of a number in the output. */
	path: string;
	/** JMESPath of what it is divided by. */
	per?: string;
	/** What it is multiplied by: 100 for a share in percent. */
	times?: number;
	/** `/s`, `%`, `ms` */
	unit: string;
}

/** A word that stands over a side's gauges: its version, its health, its address. */
export interface Fact extends PlannedCall {
	side: string;
	/** `version`, `health` */
	title: string;
	/** JMESPath of a text in the output. */
	path: string;
}

/** What is offered once a change is kept: an action on these items, as a plan of its own. */
export interface Next {
	/** `terminate shop-blue` */
	title: string;
	/** Id of the action, ids of its kind's items. */
	action: string;
	targets: string[];
}

/**
 * How long a change that is done is watched before it is kept. One red light takes it back by itself where that
 * was armed, with the plan's own `undo`. Time alone keeps it only while every light can be read and none is red.
 */
export interface Bake {
	/** `shop-green takes the traffic of shop.eu-west-1.elasticbeanstalk.com` */
	title: string;
	/** Of the region's time; 0: not at all. */
	seconds: number;
	/** Seconds of the region's time between two reads. */
	every: number;
	lights: Light[];
	gauges: Gauge[];
	facts?: Fact[];
	/** A red light takes the change back without asking. */
	armed: boolean;
	next?: Next;
}

/** A DNS name that a change points elsewhere. Resolvers are asked until they have noticed; it never fails a plan. */
export interface NameMove {
	name: string;
	/** Where it pointed, and where it is to point: host names or addresses. */
	from: string;
	to: string;
	/** Seconds that a resolver may keep its answer; undefined where it could not be read. */
	ttl?: number;
}

export interface Plan {
	/** Id of the action that made it. */
	action: string;
	title: string;
	risk: Risk;
	targets: Target[];
	changes: Change[];
	/** How it will go, a line each: how many at a time, in which order, what runs. */
	course?: string[];
	checks: Check[];
	guards: Guard[];
	steps: Step[];
	/** Watched in turn after the last step. */
	done: Condition[];
	/** After `done`, before it counts as kept. */
	bake?: Bake;
	/** Asked for after `done`, while it bakes. Never of a simulated region, whose names are in no DNS. */
	moves?: NameMove;
	/** Stops before the first step while another session's exclusive operation is under way on one of its targets. */
	exclusive?: boolean;
	undo?: Undo;
	/** For a disruptive plan: what to type, `swap`. Defaults to the action's id. */
	word?: string;
}
