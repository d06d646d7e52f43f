import { buildWorld } from '../../source/simulator/build-world.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';
import type { World } from '../../source/simulator/world.ts';

/** The bookshop, and a wall clock that moves when a test says so. */
export function bookshopWorld(seed = 1): { world: World; pass(seconds: number): void } {
	let wall = Date.UTC(2026, 0, 15, 12);
	const world = buildWorld({ ...defaultSimulation, seed }, { region: 'eu-west-1', wall: () => wall });
	const pass = (seconds: number) => {
		wall += seconds * 1000;
		world.clock.catchUp();
	};
	pass(0);
	return { world, pass };
}

/** The name of the error that `call` throws, or undefined. */
export function refusal(call: () => unknown): string | undefined {
	try {
		call();
		return undefined;
	} catch (error) {
		return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	}
}
