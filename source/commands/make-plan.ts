import type { Action } from '../actions/action.ts';
import { ProblemError } from '../aws/problem.ts';
import type { CallOptions, Region } from '../aws/region.ts';
import { journalPath } from '../config/places.ts';
import { openDns } from '../dns/open-dns.ts';
import { openJournal } from '../operations/journal/journal.ts';
import { thisSession } from '../operations/journal/session.ts';
import type { Plan } from '../operations/plan.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import { answersOf } from './answers.ts';
import type { Connected } from './connect.ts';
import { withForgottenSet } from './forgotten-set.ts';
import { readKind } from './read-kind.ts';
import type { Surroundings } from './surroundings.ts';
import { targetItems } from './target-items.ts';

/** The action's plan for these targets. Throws ProblemError or CommandError. */
export async function makePlan<K extends Kind>(
	action: Action<K>,
	{ targets, set }: { targets: readonly string[]; set: readonly string[] },
	{ region, settings }: Connected,
	{ clock, env, signal, uuid }: Surroundings,
): Promise<Plan> {
	const read = action.takes !== 'none' && targets.length > 0;
	const all = read ? await readAll(action.kind, region, { signal }) : [];
	const choose = (some: readonly string[]) =>
		targetItems(action, some, all, { now: region.now(), rules: settings.rules });
	// What was done before is a hint to some actions: without it they are more careful.
	const operations = await openJournal(journalPath(env), thisSession(clock.now))
		.read()
		.catch(() => []);
	const productionAddresses = settings.production.addresses;
	const around = { region, signal, token: uuid, dns: openDns({ clock }), productionAddresses, operations };
	const fieldsFor = async (items: Kinds[K][]) => (await action.form?.({ ...around, items })) ?? [];
	const items = await withForgottenSet(targets, choose, fieldsFor);
	const answers = answersOf(await fieldsFor(items), set);
	return action.plan({ ...around, items, answers });
}

async function readAll<K extends Kind>(kind: K, region: Region, options: CallOptions): Promise<Kinds[K][]> {
	const { items, problems } = await readKind(kind, region, options);
	const [failed] = problems;
	if (failed) throw new ProblemError(failed.problem);
	return items;
}
