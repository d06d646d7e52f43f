/** A program in a pseudo-terminal, with everything that is measured of it. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { createFrameCutter } from './cut-frames.ts';
import type { Home } from './home.ts';
import { cpuOf, memoryOf } from './process-figures.ts';
import { type Command, root } from './programs.ts';
import { type Screen, screenOf } from './screen.ts';

export const size = { cols: 200, rows: 50 };

/** Milliseconds after which what was written outside of synchronized output is a frame, too. */
const quiet = 15;

/** A whole frame that the terminal has just shown: the screen is as it left it. */
export interface Frame {
	/** When its last byte came, by performance.now(). */
	at: number;
	/** Everything that was written since the frame before. */
	bytes: number;
}

export type Session = ReturnType<typeof open>;

export function open([program, ...args]: Command, home: Home) {
	const startedAt = performance.now();
	const child = spawn(program, args, { ...size, name: 'xterm-256color', cwd: root, env: home.env });
	const terminal = new xterm.Terminal({ ...size, allowProposedApi: true });
	const listeners = new Set<(frame: Frame) => void>();
	let bytes = 0;
	let bytesBefore = 0;
	let last: Frame = { at: startedAt, bytes: 0 };
	let exited = false;
	const cutter = createFrameCutter();
	let loose: NodeJS.Timeout | undefined;

	child.onData((data) => {
		const at = performance.now();
		clearTimeout(loose);
		for (const { text, frame } of cutter.cut(data)) {
			bytes += Buffer.byteLength(text);
			const until = bytes;
			const shown = () => {
				last = { at, bytes: until - bytesBefore };
				bytesBefore = until;
				for (const listener of listeners) listener(last);
			};
			terminal.write(text, frame === 'ended' ? shown : undefined);
			if (frame !== 'loose') continue;
			loose = setTimeout(() => {
				cutter.forget();
				terminal.write('', shown);
			}, quiet);
		}
	});
	child.onExit(() => {
		exited = true;
	});

	const line = (row: number): string =>
		terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.translateToString(true) ?? '';
	const text = (): string => Array.from({ length: size.rows }, (_, row) => line(row)).join('\n');

	/** Calls back for every whole frame; the returned function ends it. */
	function onFrame(listener: (frame: Frame) => void): () => void {
		listeners.add(listener);
		return () => {
			listeners.delete(listener);
		};
	}

	/** The next frame after which `holds`. Rejects with the screen after `within` milliseconds. */
	function next(holds: () => boolean, within = 60_000): Promise<Frame> {
		return new Promise((resolve, reject) => {
			const end = onFrame((frame) => {
				if (!holds()) return;
				clearTimeout(deadline);
				end();
				resolve(frame);
			});
			const deadline = setTimeout(() => {
				end();
				reject(new Error(`Not seen within ${within} ms:\n${text()}`));
			}, within);
		});
	}

	return {
		startedAt,
		line,
		text,
		screen: (): Screen => screenOf(terminal),
		onFrame,
		next,
		/** The frame since which the screen shows something: the last one, or one that comes. */
		until: (shows: (text: string) => boolean): Promise<Frame> =>
			shows(text()) ? Promise.resolve(last) : next(() => shows(text())),
		write: (keys: string) => child.write(keys),
		/** So far. */
		bytes: () => bytes,
		/** Milliseconds of CPU so far, of all its threads. */
		cpu: () => cpuOf(child.pid),
		/** Resident memory, MB. */
		memory: () => memoryOf(child.pid),
		/** Ends it as a person does, so that it can leave behind what it leaves behind. */
		async quit() {
			child.write('q');
			for (let waited = 0; !exited && waited < 3000; waited += 20) await wait(20);
			await this.close();
		},
		async close() {
			clearTimeout(loose);
			if (!exited) child.kill('SIGTERM');
			while (!exited) await wait(20);
			terminal.dispose();
		},
	};
}
