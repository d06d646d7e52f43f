import type { Action } from '../actions/action.ts';
import { ProblemError } from '../aws/problem.ts';
import { journalPath } from '../config/places.ts';
import { openDns } from '../dns/open-dns.ts';
import { openJournal } from '../operations/journal/journal.ts';
import { thisSession } from '../operations/journal/session.ts';
import type { Plan } from '../operations/plan.ts';
import { resources } from '../resources/all.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import { answersOf } from './answers.ts';
import type { Connected } from './connect.ts';
import { readKind } from './read-kind.ts';
import { CommandError, exit, type Surroundings } from './surroundings.ts';
import { chooseTargets } from './targets.ts';

/** The action's plan for these targets. Throws ProblemError or CommandError. */
export async function makePlan<K extends Kind>(
	action: Action<K>,
	{ targets, set }: { targets: readonly string[]; set: readonly string[] },
	connected: Connected,
	{ clock, env, signal, uuid }: Surroundings,
): Promise<Plan> {
	const { region, settings } = connected;
	const items = await targetItems(action, targets, connected, signal);
	// What was done before is a hint to some actions: without it they are more careful.
	const operations = await openJournal(journalPath(env), thisSession(clock.now))
		.read()
		.catch(() => []);
	const productionAddresses = settings.production.addresses;
	const dns = openDns({ clock });
	const context = { region, items, signal, token: uuid, dns, productionAddresses, operations };
	const answers = answersOf((await action.form?.(context)) ?? [], set);
	return action.plan({ ...context, answers });
}

async function targetItems<K extends Kind>(
	action: Action<K>,
	targets: readonly string[],
	{ region, settings }: Connected,
	signal: AbortSignal,
): Promise<Kinds[K][]> {
	const resource = resources[action.kind];
	if (action.takes === 'none' && targets.length > 0)
		throw new CommandError(exit.usage, `${action.id} takes no target.`);
	if ((action.takes === 'some' || action.takes === 'one') && targets.length === 0)
		throw new CommandError(
			exit.usage,
			`${action.id} needs ${action.takes === 'one' ? 'exactly' : 'at least'} one ${resource.singular}: an id, a name, or a filter like key=value.`,
		);
	if (targets.length === 0) return [];
	const { items: all, problems } = await readKind(action.kind, region, { signal });
	const [failed] = problems;
	if (failed) throw new ProblemError(failed.problem);
	const items = chooseTargets(targets, all, resource, { now: region.now(), rules: settings.rules });
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
