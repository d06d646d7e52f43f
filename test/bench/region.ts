/** A simulated region in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Home } from './home.ts';
import { bundle, type Command } from './programs.ts';

export interface KeptRegion {
	socket: string;
	/** A cockpit that joins it. */
	joining: Command;
	end(): Promise<void>;
}

export async function keepRegion(home: Home, ...options: string[]): Promise<KeptRegion> {
	const socket = home.path('region.sock');
	const [program, ...args] = bundle('--simulate', ...options, 'simulator', '--listen', socket);
	const child = spawn(program, args, { env: home.env, stdio: ['ignore', 'ignore', 'pipe'] });
	// It says where it listens once it does.
	await once(child.stderr, 'data');
	return {
		socket,
		joining: bundle('--simulate', '--world', socket),
		async end() {
			child.kill();
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		},
	};
}
