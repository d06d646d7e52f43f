import { kinds, resources } from '../resources/all.ts';
import { difference } from '../resources/difference.ts';
import type { Kind, Kinds, Resource } from '../resources/resource.ts';
import type { KnownKinds, State } from '../store/state.ts';
import { changes } from '../timeline/changes.ts';
import type { TimelineEvent } from '../timeline/event.ts';

/** What a read of `kind` has changed, in that kind and in those that are computed from it. `now` is the region's. */
export function newsOf(before: State, after: KnownKinds, kind: Kind, now: number): TimelineEvent[] {
	const touched = kinds.filter((other) => other === kind || resources[other].derived?.from === kind);
	return touched.flatMap((other) => newsOfKind(before, after, other, now));
}

function newsOfKind<K extends Kind>(before: State, after: KnownKinds, kind: K, now: number): TimelineEvent[] {
	const resource: Resource<Kinds[K]> = resources[kind];
	const sight = { now, rules: before.settings.rules };
	return changes(resource, difference(resource, before.known[kind].items, after[kind].items), sight);
}
