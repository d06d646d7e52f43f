import type { Problem } from '../aws/problem.ts';
import type { Clock } from '../clock.ts';
import type { Kind, Rhythm } from '../resources/resource.ts';
import type { Attention } from './attention.ts';
import { backOff, delayOf, interval } from './schedule.ts';

/** One thing that is read again and again, never twice at once. */
export interface Line {
	serves(kind: Kind): boolean;
	readNow(): void;
	/** Looks at the schedule again: sooner when it has come on the screen. */
	attend(): void;
	stop(): void;
}

export interface LineOptions {
	serves(kind: Kind): boolean;
	rhythm: Rhythm;
	/** Never rejects. `seconds`: until the next read, as far as is known. */
	read(signal: AbortSignal, seconds: number): Promise<Problem | undefined>;
	/** Is there anything to read yet? Asked again every second. */
	ready(): boolean;
	attention(): Attention;
	moving(): boolean;
	clock: Clock;
	/** In [0, 1). */
	jitter(): number;
}

/** Milliseconds until what was not ready is looked at again. */
const patience = 250;

export function createLine(options: LineOptions): Line {
	const { clock } = options;
	const abort = new AbortController();
	let cancel = () => {};
	let reading = false;
	let again = false;
	let doublings = 0;
	let endedAt: number | undefined;

	const seconds = () =>
		interval({ rhythm: options.rhythm, attention: options.attention(), moving: options.moving(), doublings });

	function plan(): void {
		cancel();
		const wait = seconds();
		if (reading || abort.signal.aborted || wait === undefined) return;
		const due = endedAt === undefined ? clock.now() : endedAt + delayOf(wait, options.jitter());
		cancel = clock.after(Math.max(0, due - clock.now()), () => void read());
	}

	async function read(): Promise<void> {
		if (reading || abort.signal.aborted) return;
		cancel();
		if (!options.ready()) {
			cancel = clock.after(patience, () => void read());
			return;
		}
		reading = true;
		again = false;
		const problem = await options.read(abort.signal, seconds() ?? options.rhythm.background);
		doublings = backOff(doublings, problem);
		reading = false;
		endedAt = clock.now();
		if (again) await read();
		else plan();
	}

	return {
		serves: options.serves,
		readNow() {
			// What is being read may have been asked before the change that one wants to see.
			if (reading) again = true;
			else if (options.attention() !== 'none') void read();
		},
		attend: plan,
		stop() {
			abort.abort();
			cancel();
		},
	};
}
