import { resources } from '../resources/all.ts';
import type { Kind } from '../resources/resource.ts';
import { panes } from '../store/screen.ts';
import type { State } from '../store/state.ts';

/** How closely a kind is watched: it is on the screen, the cockpit counts it, or nobody looks. */
export type Attention = 'shown' | 'counted' | 'none';

/** A kind that is computed from another one is watched by watching that one. */
const originOf = (kind: Kind): Kind => resources[kind].derived?.from ?? kind;

export function attentionTo({ screen }: Pick<State, 'screen'>, kind: Kind): Attention {
	const place = screen.places.at(-1);
	const onScreen: Kind[] =
		place?.screen === 'table' || place?.screen === 'detail'
			? [place.kind]
			: place?.screen === 'cockpit'
				? countedKinds
				: [];
	if (onScreen.some((shown) => originOf(shown) === kind)) return 'shown';
	return countedKinds.some((counted) => originOf(counted) === kind) ? 'counted' : 'none';
}

const countedKinds: Kind[] = panes.filter((pane) => pane !== 'timeline');
