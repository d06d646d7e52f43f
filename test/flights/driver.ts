/** A whole session of Airboss in a real pseudo-terminal, driven as by a person: press, type, see. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { airboss, root } from './airboss.ts';
import { keyBytes } from './keys.ts';

export interface Launch {
	/** Of Airboss. */
	args?: readonly string[];
	columns?: number;
	rows?: number;
	env?: Readonly<Record<string, string>>;
	/** The home of an earlier flight, with its settings and its journal. */
	home?: string;
	/** Another program than Airboss: a shell in which it is started. */
	command?: readonly [string, ...string[]];
}

export interface Flight {
	home: string;
	/** Presses keys one after the other: `j`, `enter`, `^s`. */
	press(...keys: string[]): Promise<void>;
	/** Types text letter by letter. */
	type(text: string): Promise<void>;
	/** As a terminal in bracketed paste mode sends it. */
	paste(text: string): void;
	/** Resolves when the screen shows it; fails with the whole screen. */
	sees(what: string | RegExp, options?: { within?: number }): Promise<void>;
	/** Resolves when the screen no longer shows it. */
	seesNot(what: string | RegExp, options?: { within?: number }): Promise<void>;
	frame(): string;
	/** Everything that was written to the terminal, raw. */
	output(): string;
	resize(columns: number, rows: number): void;
	signal(name: string): void;
	exit(): Promise<{ code: number; signal: number | undefined }>;
}

/** What a person's own environment must not bring in: credentials, and CI, under which Ink paints nothing. */
function environment(home: string, env: Launch['env']): Record<string, string> {
	const kept = Object.entries(process.env).filter(
		([name]) => !/^(AWS_|CI$|NO_COLOR$|FORCE_COLOR$|LC_|VITEST)/.test(name),
	);
	return {
		...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])),
		HOME: home,
		XDG_CONFIG_HOME: join(home, 'config'),
		XDG_STATE_HOME: join(home, 'state'),
		AWS_EC2_METADATA_DISABLED: 'true',
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		...env,
	};
}

export function newHome(): string {
	const home = mkdtempSync(join(tmpdir(), 'airboss-flight-'));
	onTestFinished(() => rmSync(home, { recursive: true, force: true }));
	return home;
}

export function launch({
	args = [],
	columns = 120,
	rows = 36,
	env,
	home = newHome(),
	command,
}: Launch = {}): Flight {
	const [file, ...rest] = command ?? [...airboss, ...args];
	const child = spawn(file, rest, {
		cols: columns,
		rows,
		name: 'xterm-256color',
		cwd: root,
		env: environment(home, env),
	});
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
	let output = '';
	const watchers = new Set<() => void>();
	const changed = () => {
		for (const watcher of watchers) watcher();
	};
	child.onData((data) => {
		output += data;
		terminal.write(data, changed);
	});
	const exited = new Promise<{ code: number; signal: number | undefined }>((resolve) => {
		child.onExit(({ exitCode, signal }) => {
			// What was written last is read before the end is told.
			terminal.write('', () => resolve({ code: exitCode, signal: signal || undefined }));
		});
	});
	onTestFinished(async () => {
		try {
			child.kill('SIGKILL');
		} catch {
			// It has ended by itself.
		}
		await exited;
		terminal.dispose();
	});

	const frame = () => {
		const { active } = terminal.buffer;
		return Array.from(
			{ length: terminal.rows },
			(_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
		).join('\n');
	};
	const shows = (what: string | RegExp) =>
		typeof what === 'string' ? frame().includes(what) : what.test(frame());

	function until(holds: () => boolean, wanted: string, within: number): Promise<void> {
		const { stack } = new Error();
		return new Promise((resolve, reject) => {
			const watch = () => {
				if (!holds()) return;
				clearTimeout(deadline);
				watchers.delete(watch);
				resolve();
			};
			const deadline = setTimeout(() => {
				watchers.delete(watch);
				reject(Object.assign(new Error(`${wanted} within ${within} ms. The screen:\n${frame()}`), { stack }));
			}, within);
			watchers.add(watch);
			watch();
		});
	}

	return {
		home,
		async press(...keys) {
			for (const key of keys) {
				child.write(keyBytes(key));
				// An escape and the key after it are two keys only when they do not arrive together.
				if (key === 'esc') await new Promise((resolve) => setTimeout(resolve, 60));
			}
		},
		async type(text) {
			for (const letter of text) child.write(letter);
		},
		paste: (text) => child.write(`\x1b[200~${text}\x1b[201~`),
		sees: (what, { within = 15_000 } = {}) => until(() => shows(what), `Expected to see ${what}`, within),
		seesNot: (what, { within = 15_000 } = {}) =>
			until(() => !shows(what), `Expected not to see ${what}`, within),
		frame,
		output: () => output,
		resize(columns_, rows_) {
			terminal.resize(columns_, rows_);
			child.resize(columns_, rows_);
		},
		signal: (name) => child.kill(name),
		exit: () => exited,
	};
}
