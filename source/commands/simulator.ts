/** `airboss simulator`: a simulated region that outlives the sessions in it. */
import { resolve } from 'node:path';
import { textMember } from '../aws/member.ts';
import { shareSimulator } from '../simulator/shared/share.ts';
import type { Simulation } from '../simulator/simulation.ts';
import { CommandError, exit, type Surroundings } from './surroundings.ts';

export interface SimulatorOptions {
	/** Path of the Unix socket. */
	listen: string;
	simulation: Simulation;
}

/** Keeps it until SIGINT or SIGTERM. */
export async function simulator(
	{ listen, simulation }: SimulatorOptions,
	{ err, clock, signal }: Surroundings,
): Promise<number> {
	const path = resolve(listen);
	const shared = await shareSimulator(path, { simulation, clock }).catch((error: unknown) => {
		throw new CommandError(exit.usage, refusal(path, error), { cause: error });
	});
	err(`A simulated region is kept at ${path}. Join it: airboss --simulate --world ${path}\n^C ends it.\n`);
	if (!signal.aborted) await new Promise((ended) => signal.addEventListener('abort', ended, { once: true }));
	shared.close();
	return exit.done;
}

function refusal(path: string, error: unknown): string {
	const why = textMember(error, 'code');
	if (why === 'EADDRINUSE')
		return `There is something at ${path} already. Where no simulator keeps it any more, remove it; else choose another path.`;
	return `Cannot listen at ${path}: ${textMember(error, 'message') ?? why}. Expected a path in a folder of yours, at most some 100 characters long.`;
}
