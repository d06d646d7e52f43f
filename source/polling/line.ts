import type { Problem } from '../aws/problem.ts';
import type { Clock } from '../clock.ts';
import type { Rhythm } from '../resources/resource.ts';
import type { Attention } from './attention.ts';
import { isAboutCredentials } from './identity-watch.ts';
import { backOff, delayOf, interval } from './schedule.ts';

/** One thing that is read again and again, never twice at once. */
export interface Line {
	readNow(): void;
	/** Looks at the schedule again: it may have come on the screen, or have become ready. */
	attend(): void;
	stop(): void;
}

export interface LineOptions {
	rhythm: Rhythm;
	/** Not more often than this even when asked, in seconds: what costs money. */
	atMostEvery: number;
	/** Never rejects. `seconds` tells, once it is read, how long it is until the next time. */
	read(signal: AbortSignal, seconds: () => number): Promise<Problem | undefined>;
	/** May it be read at all now? When that changes somebody calls `attend`. */
	ready(): boolean;
	attention(): Attention;
	/** Told when what was read well is to be read again only in so many seconds: until then it is not stale. */
	paced(seconds: number): void;
	moving(): boolean;
	clock: Clock;
	/** In [0, 1). */
	jitter(): number;
}

export function createLine(options: LineOptions): Line {
	const { clock, rhythm } = options;
	const abort = new AbortController();
	let cancel = () => {};
	let startedAt: number | undefined;
	let again = false;
	let doublings = 0;
	let known = false;
	let last: { endedAt: number; took: number } | undefined;

	const seconds = (took: number) =>
		interval({ rhythm, attention: options.attention(), moving: options.moving(), known, doublings, took });

	const mayRead = () => startedAt === undefined && !abort.signal.aborted && options.ready();

	function plan(): void {
		cancel();
		const wait = seconds(last?.took ?? 0);
		if (!mayRead() || wait === undefined) return;
		if (last && doublings === 0) options.paced(wait);
		const due = last ? last.endedAt + delayOf(wait, options.jitter()) : clock.now();
		cancel = clock.after(Math.max(0, due - clock.now()), () => void read());
	}

	async function read(): Promise<void> {
		cancel();
		if (!mayRead()) return;
		const start = clock.now();
		startedAt = start;
		again = false;
		const took = () => clock.now() - start;
		const problem = await options.read(abort.signal, () => seconds(took()) ?? rhythm.background);
		startedAt = undefined;
		// Without credentials nothing was asked: it is due as soon as there are some.
		if (problem && isAboutCredentials(problem)) last = undefined;
		else {
			doublings = backOff(doublings, problem);
			known ||= problem === undefined;
			last = { endedAt: clock.now(), took: problem ? 0 : took() };
		}
		if (again) await read();
		else plan();
	}

	return {
		readNow() {
			const early = last && clock.now() - last.endedAt < options.atMostEvery * 1000;
			if (early || options.attention() === 'none') return;
			// What is being read may have been asked before the change that one wants to see.
			if (startedAt === undefined) void read();
			else again = true;
		},
		attend: plan,
		stop() {
			abort.abort();
			cancel();
		},
	};
}
