import type { World } from '../world.ts';
import { addedOrRemoved, install, launchInstances, serve, terminateInstances } from './capacity.ts';
import type { Environment } from './environment.ts';
import { tell } from './events.ts';
import { membersOf } from './fleet.ts';
import { leastOf } from './policy.ts';

/** Seconds between two looks of Auto Scaling at an environment's group. */
const look = 30;

/** Replaces instances that somebody stopped or terminated, for as long as the environment lives. */
export function keepUp(world: World, environment: Environment): void {
	if (environment.kept) return;
	environment.kept = true;
	const next = () => {
		if (environment.status === 'Terminating' || environment.status === 'Terminated') {
			environment.kept = false;
			return;
		}
		world.clock.in(look, next);
		if (!environment.operation && environment.status === 'Ready') replaceLost(world, environment);
	};
	world.clock.in(look, next);
}

function replaceLost(world: World, environment: Environment): void {
	const { clock, random } = world;
	const members = membersOf(world, environment);
	const alive = new Set(members.map(({ id }) => id));
	const lost = [...environment.instances.keys()].filter((id) => !alive.has(id));
	if (lost.length > 0) {
		terminateInstances(world, environment, lost);
		tell(world, environment, 'INFO', addedOrRemoved('Removed', lost));
	}
	const missing = leastOf(environment.settings) - members.length;
	if (missing <= 0) return;
	const added = launchInstances(world, environment, missing);
	clock.in(random.integer(62, 76), () => {
		// They may be gone again by now, or the environment with them.
		const here = added.filter((id) => environment.instances.has(id));
		if (here.length === 0) return;
		install(world, environment, here);
		serve(environment, here);
		tell(world, environment, 'INFO', addedOrRemoved('Added', here));
	});
}
