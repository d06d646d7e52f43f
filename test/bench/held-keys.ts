/** A key held down: nothing may be lost, and the last frame must not lag behind. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { rowsBelow } from './cockpit-screen.ts';
import type { Session } from './terminal.ts';

export interface Held {
	/** Milliseconds from the last key to the last byte of the frame in which the cursor stands where it must. */
	settled: number;
	frames: number;
	/** How many rows the cursor is behind after all; negative: ahead. */
	lost: number;
}

const patience = 10_000;

/** `every`: milliseconds from key to key; 0: all in one write, as a stalled line delivers them. */
export async function hold(session: Session, count: number, every: number): Promise<Held> {
	const goal = rowsBelow(session) - count;
	let frames = 0;
	let stoodAt: number | undefined;
	const end = session.onFrame(({ at }) => {
		frames++;
		if (rowsBelow(session) === goal) stoodAt ??= at;
		else stoodAt = undefined;
	});
	let lastKey = performance.now();
	if (every === 0) session.write('j'.repeat(count));
	else
		for (let key = 0, beat = performance.now(); key < count; key++, beat += every) {
			await wait(Math.max(0, beat - performance.now()));
			// Before it is written: on a busy machine the answer may be there when the write returns.
			lastKey = performance.now();
			session.write('j');
		}
	while (stoodAt === undefined && performance.now() - lastKey < patience) await wait(10);
	const framesUntil = frames;
	// A key too many would move it on.
	await wait(500);
	end();
	return {
		settled: stoodAt === undefined ? Number.NaN : stoodAt - lastKey,
		frames: framesUntil,
		lost: rowsBelow(session) - goal,
	};
}
