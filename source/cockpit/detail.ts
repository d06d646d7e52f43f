/** Reading one item in full: when its view opens, when the item changes, and on demand. */
import { problemFrom } from '../aws/problem.ts';
import { resources } from '../resources/all.ts';
import type { Detail, Kind } from '../resources/resource.ts';
import type { Loading } from '../store/screen.ts';
import { type Controls, changePlace, changeScreen, placeOf, screenOf } from './controls.ts';
import { cursorItem } from './items.ts';

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
	if (item !== undefined && item !== controls.reading?.item) readDetail(controls);
}

/** Leaving a screen aborts what it was reading. */
export function leaveDetail(controls: Controls): void {
	controls.reading?.abort.abort();
	controls.reading = undefined;
}

async function read<K extends Kind>(controls: Controls, kind: K, id: string): Promise<void> {
	leaveDetail(controls);
	const state = controls.store.getState();
	const item = cursorItem(state, kind);
	if (item === undefined) return;
	const abort = new AbortController();
	controls.reading = { abort, item };
	const resource = resources[kind];
	const name = resource.name(item);
	changeScreen(controls, ({ visits }) => ({
		visits: [{ kind, id, name }, ...visits.filter((visit) => visit.kind !== kind || visit.id !== id)].slice(
			0,
			12,
		),
	}));
	const sight = { now: state.now, rules: state.settings.rules };
	const settle = (detail: Loading<Detail>) => {
		const place = placeOf(screenOf(controls));
		if (!abort.signal.aborted && place.screen === 'detail' && place.kind === kind && place.id === id)
			changePlace(controls, { ...place, detail });
	};
	try {
		const region = controls.connections.region();
		settle({ state: 'ready', value: await resource.describe(region, item, sight, { signal: abort.signal }) });
	} catch (error) {
		settle({ state: 'failed', problem: problemFrom(error) });
	}
}
