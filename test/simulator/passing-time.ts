import { buildWorld } from '../../source/simulator/build-world.ts';
import { defaultSimulation, type Simulation } from '../../source/simulator/simulation.ts';
import type { World } from '../../source/simulator/world.ts';

/** The bookshop, and a wall clock that moves when a test says so. */
export function bookshopWorld(
	seed = 1,
	simulation: Partial<Simulation> = {},
): { world: World; pass(seconds: number): void } {
	let wall = Date.UTC(2026, 0, 15, 12);
	const world = buildWorld(
		{ ...defaultSimulation, ...simulation, seed },
		{ region: 'eu-west-1', wall: () => wall },
	);
	const pass = (seconds: number) => {
		wall += seconds * 1000;
		world.clock.catchUp();
	};
	pass(0);
	return { world, pass };
}

/** The name and the words of the error that `call` throws, or undefined. */
export function refusal(call: () => unknown): string | undefined {
	try {
		call();
		return undefined;
	} catch (error) {
		return errorText(error);
	}
}

/** The same of a call whose answer comes late. */
export async function lateRefusal(call: () => Promise<unknown>): Promise<string | undefined> {
	try {
		await call();
		return undefined;
	} catch (error) {
		return errorText(error);
	}
}

const errorText = (error: unknown) =>
	error instanceof Error ? `${error.name}: ${error.message}` : String(error);
