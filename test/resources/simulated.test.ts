/** Every kind over the simulated region: what is listed can be opened, and leads to what it is related to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegion } from '../../source/aws/open-region.ts';
import { enriched } from '../../source/commands/read-kind.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { matcher } from '../../source/filter/matches.ts';
import { parseFilter } from '../../source/filter/parse-filter.ts';
import { kinds, resources } from '../../source/resources/all.ts';
import { eachKind } from '../../source/resources/each-kind.ts';
import type { Kind, Kinds, Resource, Sight } from '../../source/resources/resource.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { done, listed } from './region.ts';

const clock = createManualClock();
const region = openRegion({
	name: 'eu-west-1',
	profile: 'simulator',
	readOnly: true,
	timeouts: defaultSettings.timeouts,
	clock,
	simulation: defaultSimulation,
});
const sight: Sight = { now: clock.now(), rules: defaultSettings.rules };

type World = { [K in Kind]: readonly Kinds[K][] };
const world = eachKind<World>(() => []);
async function read<K extends Kind>(kind: K): Promise<void> {
	const resource: Resource<Kinds[K]> = resources[kind];
	const parts = await Promise.all(resource.sources.map((_, index) => listed(resource, region, index)));
	const items: Kinds[K][] = resource.derived ? resource.derived.items(world.instances) : parts.flat();
	Object.assign(world, { [kind]: (await enriched(kind, { items, problems: [] }, region, {})).items });
}

beforeAll(async () => {
	for (const kind of kinds) await done(read(kind), clock);
});
afterAll(() => region.close());

function found<K extends Kind>(kind: K, text: string): Kinds[K][] {
	const resource: Resource<Kinds[K]> = resources[kind];
	const filter = parseFilter(text);
	const items: readonly Kinds[K][] = world[kind];
	return items.filter(matcher(filter, resource, sight));
}

describe.each(kinds)('%s', (kind) => {
	const resource: Resource<Kinds[typeof kind]> = resources[kind];

	test('can be opened', async () => {
		expect(world[kind]).not.toHaveLength(0);
		for (const item of world[kind].slice(0, 5)) {
			const { sections, raw } = await done(resource.describe(region, item, sight, {}), clock);
			expect(sections.flatMap(({ fields }) => fields).length).toBeGreaterThan(1);
			expect(raw).toBeDefined();
		}
	});

	test('have a name, a state, a tone and a value in every column', () => {
		for (const item of world[kind]) {
			expect(resource.name(item)).not.toBe('');
			expect(resource.state(item)).not.toBe('');
			expect(['good', 'busy', 'warning', 'bad', 'idle']).toContain(resource.tone(item, sight));
			for (const { id, value } of resource.columns) expect(value(item, sight), id).toBeTypeOf('string');
		}
	});

	test('have ids of their own', () => {
		const ids = new Set(world[kind].map(resource.id));
		expect(ids.has('')).toBe(false);
		expect(ids.size).toBe(world[kind].length);
	});

	test('have an address in the console', () => {
		for (const item of world[kind]) {
			const url = resource.consoleUrl?.(item, { region: region.name });
			if (url !== undefined) expect(new URL(url).hostname).toBe('eu-west-1.console.aws.amazon.com');
		}
	});

	test('lead to what they are related to', () => {
		const reached = new Map<string, number>();
		for (const item of world[kind])
			for (const { title, kind: other, filter } of resource.related?.(item) ?? []) {
				const text = filter(item);
				const items = text === undefined ? [] : found(other, text);
				reached.set(title, (reached.get(title) ?? 0) + items.length);
			}
		expect([...reached].filter(([, items]) => items === 0)).toEqual([]);
	});
});
