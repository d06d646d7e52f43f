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

/** Health goes to Ok within half a minute of what it told of, unless something else happens. */
export function recover(
	world: World,
	environment: Environment,
	{ what, started, completed }: { what: string; started: number; completed: number },
): void {
	const { clock, random } = world;
	clock.in(random.integer(20, 40), () => {
		const { health, operation, failing } = environment;
		if (operation || (health !== 'Info' && health !== 'Pending')) return;
		setHealth(world, environment, 'Ok', {
			failing,
			told: `${what} completed ${spoken(clock.now() - completed)} ago and took ${spoken(completed - started)}.`,
		});
	});
}

/** Milliseconds as enhanced health tells them: from two minutes on in minutes. */
const spoken = (time: number): string =>
	time < 120_000 ? `${Math.round(time / 1000)} seconds` : `${Math.round(time / 60_000)} minutes`;
