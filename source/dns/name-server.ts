/** One DNS server, asked by itself. */
import { Resolver } from 'node:dns/promises';

/** What a server says of a name; `ttl` in seconds. Empty: it answered that there is nothing, or not at all. */
export interface Answer {
	addresses: readonly string[];
	/** Where an alias leads, for a server that does not follow it. */
	alias?: string;
	ttl?: number;
}

export interface NameServer {
	/** Never rejects. */
	answer(name: string): Promise<Answer>;
	/** Of the zone that the name is in: its servers' host names, best guess first. Never rejects. */
	zoneServers(name: string): Promise<string[]>;
	/** Gives up what is being asked. */
	cancel(): void;
}

/** Milliseconds for one question, asked once. */
const patience = 1000;

/** `addresses`: `10.0.0.2`, `[::1]:5353`; one after the other is tried. Without them the system's. */
export function nameServer(addresses?: readonly string[]): NameServer {
	const resolver = new Resolver({ timeout: patience, tries: 1 });
	if (addresses) resolver.setServers(addresses);
	return {
		async answer(name) {
			const found = await resolver.resolve4(name, { ttl: true }).catch(() => []);
			if (found.length > 0)
				return {
					addresses: found.map(({ address }) => address),
					ttl: Math.min(...found.map(({ ttl }) => ttl)),
				};
			const [alias] = await resolver.resolveCname(name).catch(() => []);
			return { addresses: [], ...(alias === undefined ? {} : { alias }) };
		},
		async zoneServers(name) {
			const labels = name.split('.');
			// The name itself is seldom a zone of its own; a top-level domain is not ours to ask.
			for (let from = 1; from < labels.length - 1; from++) {
				const servers = await resolver.resolveNs(labels.slice(from).join('.')).catch(() => []);
				if (servers.length > 0) return servers.toSorted();
			}
			return [];
		},
		cancel: () => resolver.cancel(),
	};
}
