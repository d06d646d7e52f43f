import type { Answer } from './name-server.ts';

interface Ends {
	/** Addresses of where the name pointed, and of where it is to point. */
	before: readonly string[];
	after: readonly string[];
	/** The host name, or address, of the latter. */
	to: string;
}

/** Does this answer lead to the new place? Undefined: it says nothing. */
export function hasMoved({ addresses, alias }: Answer, { before, after, to }: Ends): boolean | undefined {
	if (addresses.length === 0) return alias === undefined ? undefined : sameName(alias, to);
	if (addresses.some((address) => after.includes(address))) return true;
	if (addresses.some((address) => before.includes(address))) return false;
	// A load balancer's addresses come and go: one that is neither's tells nothing.
	return undefined;
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, '');
const sameName = (one: string, other: string): boolean => bare(one) === bare(other);
