/** Which address of an application is the one that its customers know. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { Operation } from '../../operations/operation.ts';
import type { Check } from '../../operations/plan.ts';

/** What else tells which address is production. */
export interface Hints {
	/** Addresses named in the settings (`production.addresses`). */
	named?: readonly string[];
	/** The journal, newest first: a swap begins at the address that is live. */
	operations?: readonly Operation[];
}

/** `unknown`: nothing tells. `why` is a clause: `shop-green.… is named after it`. */
export interface Standing {
	address: 'production' | 'other' | 'unknown';
	why: string;
}

const labelOf = (address: string) => address.split('.')[0] ?? '';
const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();

/**
 * Does an environment carry the production address of its application? Beanstalk has no such notion, so it is
 * told, in this order, by
 * 1. the settings, where they name an address of the application;
 * 2. the names: `shop.…` where there are `shop-green.…` or `shop-v2.…`; those are not;
 * 3. the newest swap in the journal: it began at the live address, wherever that points now;
 * 4. being the only web environment of its application.
 * A worker has no address, so it is never production by it.
 */
export function standingOf(
	environment: EnvironmentDescription,
	all: readonly EnvironmentDescription[],
	{ named = [], operations = [] }: Hints,
): Standing {
	const { CNAME: mine, EnvironmentId, ApplicationName } = environment;
	if (!mine) return { address: 'other', why: 'it has no address' };
	const siblings = all.filter(
		(other) =>
			other.ApplicationName === ApplicationName && other.EnvironmentId !== EnvironmentId && other.CNAME,
	);
	return (
		byAddress(mine, siblings, named, 'the settings name it (production.addresses)') ??
		byNames(mine, siblings) ??
		byAddress(mine, siblings, swapped(operations), 'the last swap began there') ?? {
			...(siblings.length === 0
				? { address: 'production', why: `${ApplicationName} has no other web environment` }
				: { address: 'unknown', why: 'nothing tells which address of the application is production' }),
		}
	);
}

/** Customers are on it. `so` is what that means for them. */
export function productionWarning(
	environment: EnvironmentDescription,
	all: readonly EnvironmentDescription[],
	hints: Hints,
	so = '',
): Check[] {
	const { address, why } = standingOf(environment, all, hints);
	if (address !== 'production') return [];
	const { EnvironmentName, CNAME } = environment;
	const text = `${EnvironmentName} carries the production address ${CNAME}: ${why}`;
	return [{ status: 'warning', text: so ? `${text}; ${so}` : text }];
}

/** Undefined when none of `addresses` belongs to the application. */
function byAddress(
	mine: string,
	siblings: readonly EnvironmentDescription[],
	addresses: readonly string[],
	why: string,
): Standing | undefined {
	if (addresses.some((address) => same(mine, address))) return { address: 'production', why };
	const carrier = siblings.find(({ CNAME }) => addresses.some((address) => same(CNAME, address)));
	return carrier && { address: 'other', why: pointsTo(carrier) };
}

function byNames(mine: string, siblings: readonly EnvironmentDescription[]): Standing | undefined {
	const label = labelOf(mine);
	// The shortest: shop-green-2 is named after shop-green, and that after shop.
	const [stem] = siblings
		.filter(({ CNAME = '' }) => label.startsWith(`${labelOf(CNAME)}-`))
		.toSorted((a, b) => (a.CNAME?.length ?? 0) - (b.CNAME?.length ?? 0));
	if (stem) return { address: 'other', why: pointsTo(stem) };
	const offshoot = siblings.find(({ CNAME = '' }) => labelOf(CNAME).startsWith(`${label}-`));
	return offshoot && { address: 'production', why: `${offshoot.CNAME} is named after it` };
}

const pointsTo = ({ CNAME, EnvironmentName }: EnvironmentDescription) =>
	`the production address is ${CNAME}, which ${EnvironmentName} carries`;

/** The live address at which the newest swap began: the first of what it changed. */
function swapped(operations: readonly Operation[]): string[] {
	const moved = operations.find(
		({ plan, phase }) => plan.action === 'swap' && (phase === 'done' || phase === 'baking'),
	);
	const address = moved?.plan.changes[0]?.what;
	return address === undefined ? [] : [address];
}
