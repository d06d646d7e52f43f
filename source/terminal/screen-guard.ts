import { leaveAlternateScreen, plainTerminal } from './sequences.ts';

/** 128 + the signal's number, as a shell reports a program that a signal ended. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof signals;

/** The part of a Node process that the guard needs. */
export interface GuardedProcess {
	on(event: string, listener: (...values: unknown[]) => void): unknown;
	off(event: string, listener: (...values: unknown[]) => void): unknown;
	exit(code: number): void;
	stdin: { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
	stdout: { write(text: string): unknown };
	stderr: { write(text: string): unknown };
}

export interface ScreenGuard {
	/** Gives the terminal back as it was. Only the first call does anything. */
	restore(): void;
	/** Ends the program as a signal would, the terminal restored first. */
	leave(signal: Signal): void;
	/** Stops watching: the program goes on without a screen. */
	release(): void;
}

/**
 * Whatever ends the program (a quit, a crash, a signal, a line that drops), the terminal is given back as
 * it was found: main screen, cursor, cooked mode, no bracketed paste.
 *
 * `unmount` takes the screen down in the regular way; when it throws, the terminal is restored without it.
 */
export function guardScreen(process: GuardedProcess, unmount: () => void): ScreenGuard {
	let restored = false;

	function restore(): void {
		if (restored) return;
		restored = true;
		const unmounted = succeeds(unmount);
		// A second change to the main screen would move the cursor back over what was printed since the first.
		const sequences = unmounted ? plainTerminal : leaveAlternateScreen + plainTerminal;
		succeeds(() => process.stdin.isTTY && process.stdin.setRawMode?.(false));
		succeeds(() => process.stdout.write(sequences));
	}

	function leave(signal: Signal): void {
		restore();
		process.exit(signals[signal]);
	}

	function crash(error: unknown): void {
		restore();
		const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
		succeeds(() => process.stderr.write(`airboss crashed:\n${text}\n`));
		process.exit(1);
	}

	const listeners: Array<[string, (...values: unknown[]) => void]> = [
		['exit', restore],
		['uncaughtException', crash],
		['unhandledRejection', crash],
		['SIGHUP', () => leave('SIGHUP')],
		['SIGINT', () => leave('SIGINT')],
		['SIGTERM', () => leave('SIGTERM')],
	];
	for (const [event, listener] of listeners) process.on(event, listener);

	return {
		restore,
		leave,
		release() {
			for (const [event, listener] of listeners) process.off(event, listener);
		},
	};
}

/** On a line that has dropped every write fails; none of them may keep the next from being tried. */
function succeeds(attempt: () => unknown): boolean {
	try {
		attempt();
		return true;
	} catch {
		return false;
	}
}
