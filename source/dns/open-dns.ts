import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Dns } from './dns.ts';
import { hasMoved } from './has-moved.ts';
import { type NameServer, nameServer } from './name-server.ts';

/** Servers of a zone that are asked: they tell the same, as a rule. */
const mostOfZone = 3;
/** Milliseconds for a time to live: a plan waits for it. */
const ttlPatience = 2000;
/** Milliseconds for one round of a share. */
const sharePatience = 5000;

/** `open` opens a server by its address; without addresses the system's choice. `system`: its resolvers. */
interface Surroundings {
	clock: Clock;
	system?: () => string[];
	open?: (addresses?: readonly string[]) => NameServer;
}

/** DNS as this machine sees it. Asks nothing until it is asked. */
export function openDns({ clock, system = getServers, open = nameServer }: Surroundings): Dns {
	/** Everything that `ask` opens is given up when the time is over, or the signal says so. */
	async function within<T>(
		milliseconds: number,
		signal: AbortSignal | undefined,
		ask: (open: (addresses?: readonly string[]) => NameServer) => Promise<T>,
	): Promise<T | undefined> {
		const opened: NameServer[] = [];
		const done = new AbortController();
		const over = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
		try {
			return await Promise.race([
				ask((addresses) => {
					const server = open(addresses);
					opened.push(server);
					return server;
				}),
				clock.sleep(milliseconds, over).then(() => undefined),
			]);
		} finally {
			done.abort();
			for (const server of opened) server.cancel();
		}
	}

	return {
		ttl: (name, { signal } = {}) =>
			within(ttlPatience, signal, async (ask) => {
				const usual = ask();
				const [known, zone] = await Promise.all([usual.answer(name), zoneOf(name, usual)]);
				const first = zone[0] === undefined ? undefined : await ask([zone[0]]).answer(name);
				// A resolver tells what is left of it, the zone how long it is.
				return first?.ttl ?? known.ttl;
			}),
		async share({ name, from, to }, { signal } = {}) {
			const told = await within(sharePatience, signal, async (ask) => {
				const usual = ask();
				const addressesOf = async (host: string) =>
					isIP(host) ? [host] : (await usual.answer(host)).addresses;
				const [before, after, zone] = await Promise.all([
					addressesOf(from),
					addressesOf(to),
					zoneOf(name, usual),
				]);
				const servers = [...system(), ...zone].map((address) => ask([address]));
				const answers = await Promise.all(servers.map((server) => server.answer(name)));
				return answers.flatMap((answer) => hasMoved(answer, { before, after, to }) ?? []);
			});
			return { moved: told?.filter(Boolean).length ?? 0, of: told?.length ?? 0 };
		},
	};
}

/** Addresses of the servers of the name's zone. */
async function zoneOf(name: string, usual: NameServer): Promise<string[]> {
	const servers = (await usual.zoneServers(name)).slice(0, mostOfZone);
	const answers = await Promise.all(servers.map((server) => usual.answer(server)));
	return answers.flatMap(({ addresses }) => addresses[0] ?? []);
}
