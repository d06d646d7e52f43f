/** Keys pressed one by one, with what each of them cost. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { cursorOf, rowsHidden } from './cockpit-screen.ts';
import { neededBytes } from './needed-bytes.ts';
import type { Session } from './terminal.ts';

export interface Pressed {
	/** Milliseconds from the key to the last byte of the frame in which the cursor had moved. */
	time: number;
	/** Written from the key to the next one: what the region changes meanwhile is in it. */
	bytes: number;
	/** What the cells that changed in these frames need. */
	needed: number;
}

/** Milliseconds from key to key, where a rhythm is kept: 25 a second. */
export const rhythm = 40;

/** Each key must move the cursor. Waits for its frame, and then for the next beat of `every` milliseconds. */
export async function press(session: Session, keys: readonly string[], every: number): Promise<Pressed[]> {
	const pressed: Pressed[] = [];
	let screen = session.screen();
	let bytes = 0;
	let needed = 0;
	const end = session.onFrame((frame) => {
		const shown = session.screen();
		bytes += frame.bytes;
		needed += neededBytes(screen, shown);
		screen = shown;
	});
	let beat = performance.now();
	for (const key of keys) {
		const before = cursorOf(session);
		const at = performance.now();
		const framed = session.next(() => cursorOf(session) !== before);
		session.write(key);
		const frame = await framed;
		beat += every;
		// A beat that has passed while the frame was waited for is left out, not caught up.
		while (beat < performance.now()) beat += Math.max(every, 1);
		await wait(Math.max(0, beat - performance.now()));
		pressed.push({ time: frame.at - at, bytes, needed });
		bytes = 0;
		needed = 0;
	}
	end();
	return pressed;
}

/** Down until rows begin to scroll. */
export async function toLastRow(session: Session): Promise<void> {
	for (let hidden = rowsHidden(session); rowsHidden(session) === hidden; ) await press(session, ['j'], 0);
}

/** Up and down again within a page, from its last row. */
export const moves = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => (Math.floor(index / 15) % 2 === 0 ? 'k' : 'j'));

export const scrolls = (count: number): string[] => Array.from({ length: count }, () => 'j');
