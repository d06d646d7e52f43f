/** A simulated region in a process of its own, which outlives the sessions that join it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { airboss } from './airboss.ts';

const started = promisify(execFile);

export interface SharedRegion {
	/** Options of Airboss that join it. */
	join: readonly string[];
	/** Runs a headless command in it, with the settings and the journal of `home`; resolves with how it ended. */
	run(home: string, ...args: string[]): Promise<{ code: number; out: string; err: string }>;
}

/** Nothing begins in it that nobody asked for. `speed`: simulated seconds a second. */
export async function sharedRegion(speed: number): Promise<SharedRegion> {
	const folder = mkdtempSync(join(tmpdir(), 'airboss-region-'));
	const socket = join(folder, 'region.sock');
	const [file, ...before] = airboss;
	const args = ['--simulate', '--calm', '--speed', String(speed), 'simulator', '--listen', socket];
	const child = spawn(file, [...before, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
	onTestFinished(async () => {
		child.kill();
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		rmSync(folder, { recursive: true, force: true });
	});
	// It says where it listens once it does.
	await once(child.stderr, 'data');
	const joining = ['--simulate', '--world', socket];
	return {
		join: joining,
		async run(home, ...command) {
			const env = {
				...process.env,
				HOME: home,
				XDG_CONFIG_HOME: join(home, 'config'),
				XDG_STATE_HOME: join(home, 'state'),
			};
			try {
				const { stdout, stderr } = await started(file, [...before, ...joining, 'run', ...command], { env });
				return { code: 0, out: stdout, err: stderr };
			} catch (error) {
				return { code: Number(part(error, 'code')), out: part(error, 'stdout'), err: part(error, 'stderr') };
			}
		},
	};
}

const part = (error: unknown, name: string): string =>
	typeof error === 'object' && error !== null ? String(Reflect.get(error, name)) : '';
