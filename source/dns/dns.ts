import type { NameMove } from '../operations/plan.ts';

/** How far a moved name's new answer has come: servers that give it, of those that answered at all. */
export interface Share {
	moved: number;
	of: number;
}

/** What Airboss asks of DNS; never about a simulated region, whose names are in none. */
export interface Dns {
	/**
	 * Seconds that resolvers may keep the name's answer, as its zone says; undefined when nobody could tell in two
	 * seconds. Never rejects.
	 */
	ttl(name: string, options?: { signal?: AbortSignal }): Promise<number | undefined>;
	/** Asks the system's resolvers and the zone's own servers. Never rejects. */
	share(move: NameMove, options?: { signal?: AbortSignal }): Promise<Share>;
}
