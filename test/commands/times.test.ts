/** Ages are for people: what programs read has the times. */
import { expect, test } from 'vitest';
import { enriched, readKind } from '../../source/commands/read-kind.ts';
import { rowOf } from '../../source/commands/row-of.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { kinds, resources } from '../../source/resources/all.ts';
import type { Kind, Resource } from '../../source/resources/resource.ts';
import { simulatedDeck } from '../cockpit/simulated-deck.ts';

const { rules } = defaultSettings;
const age = /^\d+[smhdy]( \d+[smhdy])?( ago)?(, \d+[smhdy])*$/;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;

async function rowsOf<K extends Kind>(kind: K) {
	const { region: open, answer } = await simulatedDeck();
	const region = open();
	const read = await answer(readKind(kind, region, {}));
	const { items } = await answer(enriched(kind, read, region, {}));
	const sight = { now: region.now(), rules };
	return items.map((item): Record<string, unknown> => rowOf(item, resources[kind], sight));
}

test.each(kinds.map((kind) => [kind]))('%s', async (kind) => {
	const rows = await rowsOf(kind);
	const values = rows.flatMap((row) => Object.entries(row));
	expect(values.filter(([, value]) => typeof value === 'string' && age.test(value))).toEqual([]);
	const timed = resources[kind].columns.filter(({ time }: Resource<never>['columns'][number]) => time);
	for (const { id } of timed)
		expect(values.some(([key, value]) => key === id && iso.test(String(value)))).toBe(true);
});
