/** The cockpit in a pseudo-terminal, with everything that is measured of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const size = { cols: 200, rows: 50 };

/** Clock ticks a second in /proc: USER_HZ, which Linux fixes at 100 for user space. */
const ticksPerSecond = 100;

export function open(args: readonly string[]) {
	const home = mkdtempSync(join(tmpdir(), 'airboss-bench-'));
	const { CI: _ci, ...env } = process.env;
	const startedAt = performance.now();
	const child = spawn(process.execPath, [join(root, 'bin/airboss.js'), '--simulate', ...args], {
		...size,
		name: 'xterm-256color',
		cwd: root,
		env: {
			...env,
			HOME: home,
			XDG_CONFIG_HOME: join(home, 'c'),
			XDG_STATE_HOME: join(home, 's'),
			LANG: 'C.UTF-8',
		},
	});
	const terminal = new xterm.Terminal({ ...size, allowProposedApi: true });
	let bytes = 0;
	let lastByteAt = startedAt;
	let exited = false;
	const listeners = new Set<() => void>();
	child.onData((data) => {
		bytes += Buffer.byteLength(data);
		lastByteAt = performance.now();
		terminal.write(data, () => {
			for (const listener of listeners) listener();
		});
	});
	child.onExit(() => {
		exited = true;
	});

	function frame(): string {
		const { active } = terminal.buffer;
		return Array.from({ length: size.rows }, (_, row) =>
			active.getLine(active.baseY + row)?.translateToString(true),
		).join('\n');
	}

	/** Milliseconds from the start until the screen shows something. */
	function until(shows: (frame: string) => boolean, within = 60_000): Promise<number> {
		return new Promise((resolve, reject) => {
			const deadline = setTimeout(() => reject(new Error(`Not seen:\n${frame()}`)), within);
			const look = () => {
				if (!shows(frame())) return;
				clearTimeout(deadline);
				listeners.delete(look);
				resolve(performance.now() - startedAt);
			};
			listeners.add(look);
			look();
		});
	}

	/** Resolves when more than `before` bytes have come; at the latest after a second. */
	async function answer(before: number): Promise<void> {
		for (let waited = 0; bytes <= before && waited < 1000; waited++) await wait(1);
	}

	/** Resolves when nothing was written for `quiet` milliseconds; tells when the last byte came. */
	async function silence(quiet: number): Promise<number> {
		while (performance.now() - lastByteAt < quiet) await wait(quiet - (performance.now() - lastByteAt) + 1);
		return lastByteAt;
	}

	return {
		frame,
		until,
		answer,
		silence,
		write: (text: string) => child.write(text),
		bytes: () => bytes,
		lastByteAt: () => lastByteAt,
		/** Seconds of CPU so far, in user and kernel. */
		cpu(): number {
			const [, rest = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
			const fields = rest.split(' ');
			return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
		},
		/** Resident memory in MiB. */
		memory: () =>
			Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
		async close() {
			if (!exited) child.kill('SIGTERM');
			while (!exited) await wait(20);
			terminal.dispose();
			rmSync(home, { recursive: true, force: true });
		},
	};
}
