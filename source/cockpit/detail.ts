/** Reading one item in full: when its view opens, when the item changes, by itself while it is live, on demand. */
import { type Problem, problemFrom } from '../aws/problem.ts';
import { resources } from '../resources/all.ts';
import type { Detail, Kind } from '../resources/resource.ts';
import type { Place } from '../store/screen.ts';
import { standing } from '../store/standing.ts';
import { printable } from '../text/printable.ts';
import { type Controls, changePlace, changeScreen, placeOf, screenOf } from './controls.ts';
import { cursorItem } from './items.ts';

type DetailPlace = Extract<Place, { screen: 'detail' }>;

/** Seconds between two tries of what is live and fails, at most. */
const slowest = 60;

/** Reads the detail in front anew; what is shown stays until the answer is there. */
export function readDetail(controls: Controls): void {
	const place = placeOf(screenOf(controls));
	if (place.screen === 'detail') void read(controls, place.kind, place.id);
}

/** Called when new items have arrived: reads again only if this item is another one now. */
export function refreshDetail(controls: Controls): void {
	const place = placeOf(screenOf(controls));
	if (place.screen !== 'detail') return leaveDetail(controls);
	const item = cursorItem(controls.store.getState(), place.kind);
	const { reading } = controls;
	if (item === undefined && place.detail.state === 'loading') return readDetail(controls);
	// One that is awaited is let come: items may change faster than AWS answers.
	if (item === undefined || item === reading?.item || reading?.pending || reading?.live) return;
	readDetail(controls);
}

/** Leaving a screen aborts what it was reading, and forgets when to read it again. */
export function leaveDetail(controls: Controls): void {
	controls.reading?.abort.abort();
	controls.reading?.cancel();
	controls.reading = undefined;
}

async function read<K extends Kind>(controls: Controls, kind: K, id: string): Promise<void> {
	const place = detailPlace(controls, kind, id);
	const last = place?.detail.state === 'ready' ? place.detail.value : undefined;
	const failures = place?.trouble ? (controls.reading?.failures ?? 0) : 0;
	leaveDetail(controls);
	const state = controls.store.getState();
	const item = cursorItem(state, kind);
	if (item === undefined) return lookFor(controls, kind, id);
	const abort = new AbortController();
	const live = last?.again !== undefined;
	const reading = { item, abort, pending: true, live, failures, cancel: () => {} };
	controls.reading = reading;
	const resource = resources[kind];
	if (!last) visit(controls, kind, id, resource.name(item));
	const readAgain = (seconds: number) => {
		reading.cancel = controls.clock.after(seconds * 1000, () => readDetail(controls));
	};
	const settle = (told: Pick<DetailPlace, 'detail' | 'trouble'>): boolean => {
		reading.pending = false;
		const now = detailPlace(controls, kind, id);
		if (abort.signal.aborted || !now) return false;
		changePlace(controls, { ...now, ...told });
		return true;
	};
	try {
		const sight = { now: state.now, rules: state.settings.rules };
		// The first read is what a person waits for; the others must not hold up a plan.
		const options = { signal: abort.signal, last, background: last !== undefined };
		const value = await resource.describe(controls.connections.region(), item, sight, options);
		const { again } = value;
		reading.live = again !== undefined;
		if (!settle({ detail: { state: 'ready', value }, trouble: undefined })) return;
		if (again !== undefined) readAgain(again);
		// The list must not go on saying otherwise than the board.
		if (value.board && value.board.status !== resource.state(item)) controls.connections.readNow(kind);
	} catch (error) {
		const problem = problemFrom(error);
		if (settle(failed(problem, last)) && last?.again !== undefined) {
			reading.failures++;
			readAgain(Math.min(slowest, last.again * 2 ** reading.failures));
		}
	}
}

/** It is in no list yet: it may have been made just now, or be gone. Once all was read anew one can tell. */
function lookFor(controls: Controls, kind: Kind, id: string): void {
	const place = detailPlace(controls, kind, id);
	if (place?.detail.state !== 'loading') return;
	const { connections, store } = controls;
	const now = connections.region().now();
	const { missingSince } = place;
	if (missingSince === undefined) {
		changePlace(controls, { ...place, missingSince: now });
		return connections.readNow(kind);
	}
	const how = standing(store.getState().known[kind], now);
	const isRead = 'age' in how && now - how.age > missingSince;
	const problem = how.state === 'failed' ? how.problem : isRead ? gone(kind, id) : undefined;
	if (problem) changePlace(controls, { ...place, detail: { state: 'failed', problem } });
}

const gone = (kind: Kind, id: string): Problem => ({
	kind: 'not-found',
	sentence: `There is no ${resources[kind].singular} ${printable(id)} now.`,
	hint: 'It has gone since; esc leads back.',
	transient: false,
});

/** What is live stays, with what went wrong: it is read again. What is not gives way to the problem. */
const failed = (problem: Problem, last: Detail | undefined): Pick<DetailPlace, 'detail' | 'trouble'> =>
	last?.again === undefined
		? { detail: { state: 'failed', problem }, trouble: undefined }
		: { detail: { state: 'ready', value: last }, trouble: problem };

function detailPlace(controls: Controls, kind: Kind, id: string): DetailPlace | undefined {
	const place = placeOf(screenOf(controls));
	return place.screen === 'detail' && place.kind === kind && place.id === id ? place : undefined;
}

/** The palette leads back to what was opened lately. */
function visit(controls: Controls, kind: Kind, id: string, name: string): void {
	changeScreen(controls, ({ visits }) => {
		const others = visits.filter((other) => other.kind !== kind || other.id !== id);
		return { visits: [{ kind, id, name }, ...others].slice(0, 12) };
	});
}
