import type { RegionOptions } from './open-region.ts';
import { started } from './started.ts';
import type { Transport } from './transport.ts';

/** Loads what carries the calls: neither the SDK nor the simulator is there before the first call. */
export async function openTransport(options: RegionOptions): Promise<Transport> {
	const { name, profile, timeouts, clock, simulation } = options;
	if (simulation && !('world' in simulation)) {
		const { openSimulator } = await import('../simulator/open-simulator.ts');
		started();
		return openSimulator(simulation, { region: name, clock });
	}
	started();
	if (simulation) {
		const { joinSimulator } = await import('../simulator/shared/join.ts');
		return joinSimulator(simulation.world, { region: name, clock });
	}
	const { openSdkTransport } = await import('./sdk-transport.ts');
	return openSdkTransport({ region: name, profile, timeouts, clock });
}
