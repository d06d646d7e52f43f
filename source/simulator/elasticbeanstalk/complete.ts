import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { setHealth } from './health.ts';
import type { Narrator } from './operation.ts';

/** An update is over: the environment is Ready, and its health recovers soon after. */
export function complete(
	world: World,
	environment: Environment,
	{ info }: Narrator,
	started: number,
	{ what = 'Application update', told = 'Environment update completed successfully.' } = {},
): void {
	const completed = world.clock.now();
	environment.operation = undefined;
	moveEnvironment(environment, 'Ready', completed);
	if (told !== '') info(told);
	recover(world, environment, { what, started, completed });
}

/** Health goes from Info to Ok within half a minute of what it told of, unless something else happens. */
export function recover(
	world: World,
	environment: Environment,
	{ what, started, completed }: { what: string; started: number; completed: number },
): void {
	world.clock.in(world.random.integer(20, 40), () => {
		if (environment.operation || environment.health !== 'Info') return;
		const ago = Math.round((world.clock.now() - completed) / 1000);
		const took = Math.round((completed - started) / 1000);
		setHealth(world, environment, 'Ok', {
			failing: environment.failing,
			told: `${what} completed ${ago} seconds ago and took ${took} seconds.`,
		});
	});
}
