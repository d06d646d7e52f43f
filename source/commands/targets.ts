/** Which items `airboss run` is about: ids, names, or filters like `key=value`. */
import { matcher } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { Resource, Sight } from '../resources/resource.ts';
import { suggestion } from './suggestion.ts';
import { CommandError, exit } from './surroundings.ts';

/** In the order of the targets, each once. Throws a CommandError for one that is nothing or not clear. */
export function chooseTargets<Item>(
	targets: readonly string[],
	items: readonly Item[],
	resource: Resource<Item>,
	sight: Sight,
): Item[] {
	return [...new Set(targets.flatMap((target) => itemsOf(target, items, resource, sight)))];
}

function itemsOf<Item>(
	target: string,
	items: readonly Item[],
	resource: Resource<Item>,
	sight: Sight,
): Item[] {
	const byId = items.filter((item) => resource.id(item) === target);
	if (byId.length > 0) return byId;
	// Deployments of several services have the service in front of AWS's own id.
	const byOwnId = items.filter((item) => resource.ownId?.(item) === target);
	if (byOwnId.length === 1) return byOwnId;
	const byName = items.filter((item) => resource.name(item) === target);
	const { singular, title } = resource;
	if (byName.length > 1)
		throw new CommandError(
			exit.usage,
			`${byName.length} ${title.toLowerCase()} are called ${target}: ${byName.map(resource.id).join(', ')}. Name them by id, or take all of them with a filter.`,
		);
	if (byName.length === 1) return byName;
	if (/[=:!]/.test(target)) {
		const filter = parseFilter(target);
		// A filter without terms matches everything: never what a target means.
		if (filter.problem !== undefined || filter.terms.length === 0)
			throw new CommandError(
				exit.usage,
				`${target} is no filter. ${filter.problem ?? 'Expected key=value.'}`,
			);
		const matching = items.filter(matcher(filter, resource, sight));
		if (matching.length > 0) return matching;
		throw new CommandError(exit.usage, `No ${singular} matches ${target}.`);
	}
	const names = items.map(resource.name);
	const hint = items.length > 0 && items.length <= 2000 ? ` ${nearestOnly(target, names)}` : '';
	throw new CommandError(exit.usage, `There is no ${singular} ${target} here.${hint}`);
}

/** A guess, but never a list of the whole fleet. */
function nearestOnly(target: string, names: readonly string[]): string {
	const text = suggestion(target, names);
	return text.startsWith('Did you mean') ? text : 'Expected an id, a name, or a filter like key=value.';
}
