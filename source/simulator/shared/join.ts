import { connect } from 'node:net';
import { deserialize } from 'node:v8';
import type { CallOf, InputOf, OperationOf, OutputOf, Service } from '../../aws/operations.ts';
import { streamOf } from '../../aws/stream-of.ts';
import type { Transport } from '../../aws/transport.ts';
import type { Clock } from '../../clock.ts';
import { onFrames, sendFrame } from './frames.ts';
import type { Answer, Failure, Reply, Request } from './messages.ts';

type Joined = Extract<Reply, { tell: 'joined' }>;

/**
 * A region that `airboss simulator` keeps in another process, reached through its socket. Rejects, as every call
 * does once that process has gone, with an error of code NoSimulatedRegion.
 */
export async function joinSimulator(
	path: string,
	{ region, clock }: { region: string; clock: Clock },
): Promise<Transport> {
	const socket = connect(path);
	const joining = Promise.withResolvers<Joined>();
	const waiting = new Map<number, PromiseWithResolvers<Answer>>();
	let calls = 0;
	let gone = false;
	const leave = () => {
		gone = true;
		joining.reject(unreachable(path));
		for (const { reject } of waiting.values()) reject(unreachable(path));
		waiting.clear();
	};
	socket.on('error', leave);
	socket.on('close', leave);
	const ask = <C>(request: Request<C>) => sendFrame(socket, request);
	onFrames<Reply>(socket, (reply) => {
		if (reply.tell === 'joined') return joining.resolve(reply);
		const asker = waiting.get(reply.number);
		if (reply.tell === 'error') asker?.reject(errorOf(reply.error));
		else asker?.resolve(reply);
	});
	ask({ ask: 'join', region });
	const { now, wall, speed } = await joining.promise;
	// The process may end while nothing is asked.
	socket.unref();

	return {
		now: () => Math.floor(now + (clock.now() - wall) * speed),
		speed,
		async send<S extends Service, O extends OperationOf<S>>(
			service: S,
			operation: O,
			input: InputOf<S, O>,
			{ signal }: { signal: AbortSignal },
		): Promise<OutputOf<S, O>> {
			signal.throwIfAborted();
			if (gone) throw unreachable(path);
			const number = ++calls;
			const answer = Promise.withResolvers<Answer>();
			const giveUp = () => {
				ask({ ask: 'abort', number });
				answer.reject(signal.reason);
			};
			waiting.set(number, answer);
			signal.addEventListener('abort', giveUp);
			socket.ref();
			try {
				ask<CallOf<S, O>>({ ask: 'call', number, call: { service, operation, input } });
				const { output, body } = await answer.promise;
				const whole: OutputOf<S, O> = deserialize(output);
				return body ? Object.assign(whole, { Body: await streamOf(body) }) : whole;
			} finally {
				signal.removeEventListener('abort', giveUp);
				waiting.delete(number);
				if (waiting.size === 0) socket.unref();
			}
		},
		close: () => void socket.destroy(),
	};
}

const unreachable = (path: string) =>
	Object.assign(new Error(`nobody keeps a simulated region at ${path}`), { code: 'NoSimulatedRegion' });

function errorOf({ message, ...members }: Failure): Error {
	return Object.defineProperties(
		new Error(message),
		Object.fromEntries(
			Object.entries(members)
				.filter(([, value]) => value !== undefined)
				.map(([name, value]) => [name, { value, writable: true, configurable: true }]),
		),
	);
}
