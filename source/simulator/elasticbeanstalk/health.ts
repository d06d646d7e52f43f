import type { EnvironmentHealthStatus, EventSeverity } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { tell } from './events.ts';

const severities: { readonly [H in EnvironmentHealthStatus]: EventSeverity } = {
	Ok: 'INFO',
	Info: 'INFO',
	Pending: 'INFO',
	Unknown: 'WARN',
	NoData: 'WARN',
	Suspended: 'WARN',
	Warning: 'WARN',
	Degraded: 'WARN',
	Severe: 'WARN',
};

/** Changes an environment's health. With enhanced health Beanstalk tells of it, and why. */
export function setHealth(
	world: World,
	environment: Environment,
	health: EnvironmentHealthStatus,
	why: { causes?: readonly string[]; failing?: number; told?: string } = {},
): void {
	const { causes = [], failing = 0, told = causes[0] } = why;
	const before = environment.health;
	Object.assign(environment, { health, causes, failing });
	if (!environment.enhanced || before === health) return;
	// A new environment has no health to come from.
	const from = before === 'NoData' ? '' : ` from ${before}`;
	const transition = `Environment health has transitioned${from} to ${health}.`;
	tell(world, environment, severities[health], told ? `${transition} ${told}` : transition);
}
