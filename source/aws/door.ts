import type { Clock } from '../clock.ts';
import { callerName } from './caller-name.ts';
import { catalog } from './catalog.ts';
import { withDeadline } from './deadline.ts';
import { type Limit, limitOf } from './limits.ts';
import { textMember } from './member.ts';
import type { Call, InputOf, OperationOf, OutputOf, Service } from './operations.ts';
import { ProblemError } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { refusal } from './refusal.ts';
import type { CallOptions, Identity, Region } from './region.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';
import { createTrafficCounter, metricsIn, repeats } from './traffic.ts';
import type { Transport } from './transport.ts';

export interface DoorOptions {
	/** `eu-west-1`; empty when none could be found: then every call says so. */
	name: string;
	profile: string;
	readOnly: boolean;
	simulated: boolean;
	/** Seconds from connect to answer, by what the call does. */
	timeouts: { read: number; write: number };
	/** The wall's time, also for a simulated region. */
	clock: Clock;
}

/**
 * The door itself, whatever carries its calls: refusals, turns, time-outs, problems, counting, paging.
 * @param open called once, at the first call that is not refused
 */
export function createDoor(options: DoorOptions, open: () => Promise<Transport>): Region {
	const { name, profile, readOnly, simulated, timeouts, clock } = options;
	const closing = new AbortController();
	const counter = createTrafficCounter(clock);
	const buckets = new Map<string, TokenBucket>();
	let transport: Promise<Transport> | undefined;
	let opened: Transport | undefined;
	let identity: Identity | undefined;

	function carrier(): Promise<Transport> {
		transport ??= open().then((ready) => {
			opened = ready;
			if (closing.signal.aborted) ready.close();
			return ready;
		});
		return transport;
	}

	function bucketOf(service: Service, bucket: string, speed: number): TokenBucket {
		const key = `${service} ${bucket}`;
		const known = buckets.get(key) ?? createTokenBucket(faster(limitOf(service, bucket), speed), clock);
		buckets.set(key, known);
		return known;
	}

	/** A call that has got past the refusals: waits for its turn, then has its time to be answered. */
	async function carry<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		{ signal, patience = 0, background }: CallOptions & { signal: AbortSignal },
	): Promise<OutputOf<S, O>> {
		const { effect, bucket = 'default' } = catalog[service][operation];
		const through = await carrier();
		await bucketOf(service, bucket, through.speed).take(signal, background);
		counter.sent(1);
		if (operation === 'GetMetricData') counter.metricsAsked(metricsIn(input));
		const seconds = Math.max(timeouts[effect], patience);
		const output = await withDeadline(clock, seconds, signal, (within) =>
			through.send(service, operation, input, { signal: within }),
		);
		counter.sent(repeats(output));
		return output;
	}

	async function call<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		callOptions: CallOptions = {},
	): Promise<OutputOf<S, O>> {
		const refused = refusal(service, operation, options);
		if (refused) throw new ProblemError(refused);
		const { signal } = callOptions;
		const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
		try {
			return await carry(service, operation, input, { ...callOptions, signal: either });
		} catch (error) {
			const cause = either.aborted ? new DOMException('', 'AbortError') : error;
			const problem = problemOf(cause, { service, operation, profile });
			counter.sent(repeats(error));
			if (problem.kind === 'throttled') counter.throttled();
			throw new ProblemError(problem, { cause });
		}
	}

	async function* pages<S extends Service, O extends OperationOf<S>>(
		service: S,
		operation: O,
		input: InputOf<S, O>,
		callOptions?: CallOptions,
	): AsyncGenerator<OutputOf<S, O>, void, undefined> {
		const paging = catalog[service][operation].pages;
		// A token that comes again would never end.
		const seen = new Set<string>();
		let next = input;
		for (;;) {
			const output = await call(service, operation, next, callOptions);
			yield output;
			const token = paging && textMember(output, paging.output);
			if (!paging || token === undefined || seen.has(token)) return;
			seen.add(token);
			next = { ...input, [paging.input]: token };
		}
	}

	return {
		name,
		profile,
		simulated,
		readOnly,
		now: () => opened?.now() ?? clock.now(),
		async identity(callOptions) {
			if (identity) return identity;
			const { Account = '', Arn = '' } = await call('sts', 'GetCallerIdentity', {}, callOptions);
			identity = { account: Account, arn: Arn, name: callerName(Arn) };
			return identity;
		},
		call,
		pages,
		send: ({ service, operation, input }: Call, callOptions) => call(service, operation, input, callOptions),
		traffic: counter.read,
		close() {
			closing.abort();
			opened?.close();
		},
	};
}

const faster = ({ capacity, refill }: Limit, speed: number): Limit => ({ capacity, refill: refill * speed });
