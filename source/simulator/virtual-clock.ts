/**
 * The simulated region's time. It runs `speed` times as fast as the wall, and what is due happens when
 * somebody looks: no timers, so an idle simulator costs nothing.
 */
export interface VirtualClock {
	/** Milliseconds since the epoch, in the region. */
	now(): number;
	/** Has `event` happen at `time` (region's milliseconds), or at once if that is over; in order of time, then of arrival. */
	at(time: number, event: () => void): void;
	/** Has `event` happen `seconds` from the time of the event under way, or from now. */
	in(seconds: number, event: () => void): void;
	/** Lets everything happen that is due by now. While an event happens, `now()` is its time. */
	catchUp(): void;
}

interface Due {
	time: number;
	sequence: number;
	event: () => void;
}

export function createVirtualClock(options: {
	wall: () => number;
	start: number;
	speed: number;
}): VirtualClock {
	const wallStart = options.wall();
	const heap: Due[] = [];
	let sequence = 0;
	let happening: number | undefined;
	/** How far events have come: time never goes back, not even for one that was asked for too late. */
	let reached = Number.NEGATIVE_INFINITY;
	const present = () => Math.floor(options.start + (options.wall() - wallStart) * options.speed);
	const now = () => happening ?? present();
	const at = (time: number, event: () => void) => push(heap, { time, sequence: sequence++, event });
	return {
		now,
		at,
		in: (seconds, event) => at(now() + seconds * 1000, event),
		catchUp() {
			if (happening !== undefined) return;
			const until = present();
			try {
				for (let due = heap[0]; due && due.time <= until; due = heap[0]) {
					pop(heap);
					reached = Math.max(reached, due.time);
					happening = reached;
					due.event();
				}
			} finally {
				happening = undefined;
			}
		},
	};
}

const before = (a: Due, b: Due) => a.time < b.time || (a.time === b.time && a.sequence < b.sequence);

function push(heap: Due[], due: Due): void {
	let hole = heap.length;
	while (hole > 0) {
		const parent = (hole - 1) >> 1;
		const above = heap[parent];
		if (!above || !before(due, above)) break;
		heap[hole] = above;
		hole = parent;
	}
	heap[hole] = due;
}

function pop(heap: Due[]): void {
	const last = heap.pop();
	if (!last || heap.length === 0) return;
	let hole = 0;
	for (;;) {
		const left = heap[2 * hole + 1];
		const right = heap[2 * hole + 2];
		const child = right && left && before(right, left) ? right : left;
		if (!child || !before(child, last)) break;
		heap[hole] = child;
		hole = 2 * hole + (child === left ? 1 : 2);
	}
	heap[hole] = last;
}
