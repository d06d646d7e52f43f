import type { Action, ActionContext } from '../actions/action.ts';
import { resources } from '../resources/all.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import type { Controls } from './controls.ts';

/**
 * What an action is given: the items of these ids as they are known now, and what the journal says now: another
 * session may have begun a moment ago.
 */
export async function contextOf<K extends Kind>(
	controls: Controls,
	action: Action<K>,
	ids: readonly string[],
	signal: AbortSignal,
): Promise<ActionContext<Kinds[K]>> {
	const wanted = new Set(ids);
	const { known, operations: followed, settings } = controls.store.getState();
	const operations = await controls.journal.read().catch(() => followed);
	const items = known[action.kind].items.filter((item) => wanted.has(resources[action.kind].id(item)));
	return {
		region: controls.connections.region(),
		items,
		ids: [...ids],
		signal,
		token: controls.uuid,
		dns: controls.dns,
		productionAddresses: settings.production.addresses,
		operations,
	};
}
