import type { Action } from '../actions/action.ts';
import { resources } from '../resources/all.ts';
import type { Kind, Kinds, Sight } from '../resources/resource.ts';
import { CommandError, exit } from './surroundings.ts';
import { chooseTargets } from './targets.ts';

/** The items that an action is about, of all there are. Throws a CommandError: too many, too few, or not applicable. */
export function targetItems<K extends Kind>(
	action: Action<K>,
	targets: readonly string[],
	all: readonly Kinds[K][],
	sight: Sight,
): Kinds[K][] {
	const resource = resources[action.kind];
	if (action.takes === 'none' && targets.length > 0)
		throw new CommandError(exit.usage, `${action.id} takes no target.`);
	if ((action.takes === 'some' || action.takes === 'one') && targets.length === 0)
		throw new CommandError(
			exit.usage,
			`${action.id} needs ${action.takes === 'one' ? 'exactly' : 'at least'} one ${resource.singular}: an id, a name, or a filter like key=value.`,
		);
	if (targets.length === 0) return [];
	const items = chooseTargets(targets, all, resource, sight);
	if (action.takes === 'one' && items.length !== 1)
		throw new CommandError(exit.usage, `${action.id} needs exactly one ${resource.singular}.`);
	for (const item of items) {
		const verdict = action.appliesTo?.(item) ?? true;
		if (verdict !== true)
			throw new CommandError(
				exit.refused,
				`${action.id} does not apply to ${resource.name(item)}: ${verdict}.`,
			);
	}
	return items;
}
