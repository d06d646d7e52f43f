import type { Clock } from '../clock.ts';

type JobSignal = 'SIGCONT' | 'SIGTSTP';

/** The part of a Node process that stopping it needs. */
export interface StoppableProcess {
	pid: number;
	kill(pid: number, signal: string): unknown;
	on(event: JobSignal, listener: () => void): unknown;
	off(event: JobSignal, listener: () => void): unknown;
}

/** Ink's `useApp().suspendTerminal`: hands the terminal back, and repaints after the callback. */
export type HandOver = (meanwhile: () => Promise<void>) => Promise<unknown>;

export interface Suspender {
	/** `^z`: back to the shell until `fg`. Resolves when the cockpit flies again; false if nothing stopped it. */
	suspend(): Promise<boolean>;
	/** Stops listening for signals from outside. */
	release(): void;
}

/** Milliseconds after which a stop that has not come will not come. */
const patience = 200;

/**
 * Stops the program as a shell expects it. The signal goes to the whole process group, since under `npm`
 * or `npx` the shell waits for those and not for us. A group that no shell looks after (`ssh host airboss`)
 * is not stopped by the kernel: then the cockpit simply goes on.
 *
 * A SIGTSTP from outside does the same as `^z`; a SIGCONT after a stop that could not be caught (SIGSTOP)
 * takes the terminal again and repaints.
 */
export function createSuspender(process: StoppableProcess, clock: Clock, handOver: HandOver): Suspender {
	let suspending: AbortController | undefined;

	async function suspend(): Promise<boolean> {
		if (suspending) return false;
		const over = new AbortController();
		suspending = over;
		try {
			await handOver(() => stop(over.signal));
		} finally {
			suspending = undefined;
		}
		// While stopped nobody told us of a change of the terminal's size.
		process.kill(process.pid, 'SIGWINCH');
		return over.signal.aborted;
	}

	async function stop(over: AbortSignal): Promise<void> {
		// Without our listener the signal does what it does to any program.
		process.off('SIGTSTP', stopped);
		process.kill(0, 'SIGTSTP');
		// Usually the program stands still inside `kill`; the stop may also come a moment later.
		await clock.sleep(patience, over);
		process.on('SIGTSTP', stopped);
	}

	const stopped = () => void suspend();
	const continued = () => {
		if (suspending) suspending.abort();
		else void handOver(async () => undefined);
	};
	process.on('SIGTSTP', stopped);
	process.on('SIGCONT', continued);
	return {
		suspend,
		release() {
			process.off('SIGTSTP', stopped);
			process.off('SIGCONT', continued);
		},
	};
}
