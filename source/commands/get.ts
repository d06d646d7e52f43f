/** `airboss get <kind>`: what a table of the cockpit shows, as data. */

import { matcher } from '../filter/matches.ts';
import { type Filter, parseFilter } from '../filter/parse-filter.ts';
import { findKind, kinds, resources } from '../resources/all.ts';
import type { Kind, Kinds, Resource, Sight } from '../resources/resource.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import { connect } from './connect.ts';
import { enriched, inOrder, readKind } from './read-kind.ts';
import { rowOf } from './row-of.ts';
import { suggestion } from './suggestion.ts';
import { CommandError, exit, type Surroundings } from './surroundings.ts';
import { textTable } from './text-table.ts';

export interface GetOptions extends CockpitOptions {
	kind: string;
	filter?: string;
	output: 'table' | 'json' | 'yaml';
}

/** Prints a row an item. What could be read is printed also when a part could not (exit 3). */
export async function get(options: GetOptions, around: Surroundings): Promise<number> {
	const kind = findKind(options.kind);
	if (!kind)
		throw new CommandError(
			exit.usage,
			`There is no kind “${options.kind}”. ${suggestion(options.kind, kinds)}`,
		);
	const filter = parseFilter(options.filter ?? '');
	if (filter.problem !== undefined) throw new CommandError(exit.usage, `--filter: ${filter.problem}`);
	const { region, settings } = await connect(options, around);
	try {
		const { signal } = around;
		const read = await readKind(kind, region, { signal });
		const { items, problems } = await enriched(kind, read, region, { signal });
		const sight = { now: region.now(), rules: settings.rules };
		around.out(await printed(kind, items, filter, sight, options.output));
		for (const { source, problem } of problems)
			around.err(`${source} could not be read. ${problem.sentence} ${problem.hint}\n`);
		return problems.length > 0 ? exit.unread : exit.done;
	} finally {
		region.close();
	}
}

async function printed<K extends Kind>(
	kind: K,
	all: readonly Kinds[K][],
	filter: Filter,
	sight: Sight,
	output: GetOptions['output'],
): Promise<string> {
	const resource: Resource<Kinds[K]> = resources[kind];
	const items = inOrder(all, resource, sight).filter(matcher(filter, resource, sight));
	if (output === 'table') return textTable(items, resource, sight);
	const rows = items.map((item) => rowOf(item, resource, sight));
	if (output === 'json') return `${JSON.stringify(rows, undefined, '\t')}\n`;
	const { stringify } = await import('../text/stringify-yaml.ts');
	return stringify(rows);
}
