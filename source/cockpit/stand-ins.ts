import type { Action } from '../actions/action.ts';
import type { Kind } from '../resources/resource.ts';
import type { State } from '../store/state.ts';
import { kindOf } from './controls.ts';
import { chosenItems } from './items.ts';

/**
 * Ids of the action's own kind that the items in front stand for: a deployment for its group. Undefined where
 * items of their kind never do; an item that stands for none leaves nothing.
 */
export function standIns<K extends Kind>(state: State, action: Action<K>): readonly string[] | undefined {
	const kind = kindOf(state.screen);
	return kind === undefined || kind === action.kind ? undefined : standInsOf(state, action, kind);
}

function standInsOf<K extends Kind, O extends Kind>(
	state: State,
	{ from }: Action<K>,
	kind: O,
): readonly string[] | undefined {
	const stands = from?.[kind];
	if (!stands) return undefined;
	const ids = chosenItems(state, kind).map((item) => stands(item));
	return [...new Set(ids.filter((id) => id !== undefined))];
}
