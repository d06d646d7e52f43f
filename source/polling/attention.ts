import { findKind, resources } from '../resources/all.ts';
import type { Kind } from '../resources/resource.ts';
import { panes } from '../store/screen.ts';
import type { State } from '../store/state.ts';

/** How closely a kind is watched: it is on the screen, the cockpit counts it, or nobody looks. */
export type Attention = 'shown' | 'counted' | 'none';

/** A kind that is computed from another one is watched by watching that one. */
const originOf = (kind: Kind): Kind => resources[kind].derived?.from ?? kind;

const counted: ReadonlySet<Kind> = new Set(panes.filter((pane) => pane !== 'timeline').map(originOf));

export function attentionTo(state: Pick<State, 'screen' | 'operations'>, kind: Kind): Attention {
	if (shownKinds(state).some((shown) => originOf(shown) === kind)) return 'shown';
	return counted.has(kind) ? 'counted' : 'none';
}

function shownKinds({ screen, operations }: Pick<State, 'screen' | 'operations'>): readonly Kind[] {
	const place = screen.places.at(-1) ?? { screen: 'cockpit' };
	switch (place.screen) {
		case 'table':
		case 'detail':
			return [place.kind];
		case 'operation': {
			const targets = operations.find(({ id }) => id === place.id)?.plan.targets ?? [];
			return targets.flatMap((target) => findKind(target.kind) ?? []);
		}
		case 'comparison':
		case 'journal':
			return [];
		// Whoever looks at the timeline waits for news of everything.
		case 'timeline':
		case 'cockpit':
			return [...counted];
	}
}
