/** Keeps simulated regions in this process for sessions of others: so that two people drill together, and a
 * session that was killed comes back to the world that it left. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { serialize } from 'node:v8';
import { member, textMember } from '../../aws/member.ts';
import type { Transport } from '../../aws/transport.ts';
import type { Clock } from '../../clock.ts';
import { openSimulator } from '../open-simulator.ts';
import type { Simulation } from '../simulation.ts';
import { onFrames, sendFrame } from './frames.ts';
import type { Answer, Failure, Reply, Request } from './messages.ts';

export interface SharedSimulator {
	close(): void;
}

/**
 * Listens on a Unix socket that only this user can open. Each region that somebody joins is made when it is
 * joined first. Rejects with Node's error when the socket cannot be had.
 */
export async function shareSimulator(
	path: string,
	{ simulation, clock }: { simulation: Simulation; clock: Clock },
): Promise<SharedSimulator> {
	const regions = new Map<string, Transport>();
	const sockets = new Set<Socket>();
	const regionNamed = (name: string): Transport => {
		const region = regions.get(name) ?? openSimulator(simulation, { region: name, clock });
		regions.set(name, region);
		return region;
	};
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => sockets.delete(socket));
		serve(socket, (name) => {
			const region = regionNamed(name);
			return { region, joined: { now: region.now(), wall: clock.now(), speed: region.speed } };
		});
	});
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.once('error', reject);
	server.listen(path, resolve);
	await promise;
	chmodSync(path, 0o600);
	return {
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			for (const region of regions.values()) region.close();
			rmSync(path, { force: true });
		},
	};
}

type Join = (name: string) => {
	region: Transport;
	joined: Omit<Extract<Reply, { tell: 'joined' }>, 'tell'>;
};

/** Answers one session: calls may be under way side by side. */
function serve(socket: Socket, join: Join): void {
	const underWay = new Map<number, AbortController>();
	let region: Transport | undefined;
	const reply = (value: Reply) => {
		if (!socket.destroyed) sendFrame(socket, value);
	};
	const answer = async ({ number, call }: Extract<Request, { ask: 'call' }>, transport: Transport) => {
		const abort = new AbortController();
		underWay.set(number, abort);
		try {
			const output = await transport.send(call.service, call.operation, call.input, { signal: abort.signal });
			reply({ tell: 'answer', number, ...(await answerOf(output)) });
		} catch (error) {
			reply({ tell: 'error', number, error: failureOf(error) });
		} finally {
			underWay.delete(number);
		}
	};
	onFrames<Request>(socket, (request) => {
		switch (request.ask) {
			case 'join': {
				const { region: transport, joined } = join(request.region);
				region = transport;
				return reply({ tell: 'joined', ...joined });
			}
			case 'call':
				if (region) void answer(request, region);
				return;
			case 'abort':
				return underWay.get(request.number)?.abort();
		}
	});
	socket.on('close', () => {
		for (const abort of underWay.values()) abort.abort();
	});
}

async function answerOf(output: object): Promise<Answer> {
	const stream = member(output, 'Body');
	const read = member(stream, 'transformToByteArray');
	if (typeof read !== 'function') return { output: serialize(output) };
	const body: Uint8Array = await read.call(stream);
	return { output: serialize({ ...output, Body: undefined }), body };
}

const failureOf = (error: unknown): Failure => ({
	message: textMember(error, 'message') ?? String(error),
	name: textMember(error, 'name') ?? 'Error',
	code: textMember(error, 'code'),
	$fault: member(error, '$fault'),
	$metadata: member(error, '$metadata'),
});
