/** The machine of a bake, over any lines that sessions may write in any order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	afterEntry,
	type Baking,
	due,
	isUndecided,
	remaining,
	type Stage,
	transitions,
	verdictOn,
} from '../../../source/operations/bake/baking.ts';
import type { Reading, Sight } from '../../../source/operations/bake/sight.ts';
import type { BakeEntry, Entry } from '../../../source/operations/journal/journal-entry.ts';
import { replay } from '../../../source/operations/journal/journal-replay.ts';
import type { Bake } from '../../../source/operations/plan.ts';
import { look, planOf, stop, where } from '../plans.ts';

const minute = 60_000;

const bake = (options: Partial<Bake> = {}): Bake => ({
	title: 'green takes the traffic',
	seconds: 600,
	every: 10,
	lights: ['a', 'b', 'c'].map((title) => ({ ...look, title, acceptors: [] })),
	gauges: [],
	armed: false,
	...options,
});

const line: fc.Arbitrary<BakeEntry> = fc.oneof(
	fc.record({ entry: fc.constant('baking' as const), until: fc.integer({ min: 0, max: 30 * minute }) }),
	fc.record({ entry: fc.constant('armed' as const), armed: fc.boolean() }),
	fc.record({
		entry: fc.constant('red' as const),
		light: fc.constantFrom('a', 'b'),
		reason: fc.constant('red'),
	}),
	fc.record({
		entry: fc.constant('decided' as const),
		decision: fc.constantFrom('keep' as const, 'back' as const),
		why: fc.constantFrom('person' as const, 'light' as const, 'time' as const),
		reason: fc.constant('so'),
	}),
);

const lines = fc.array(line, { maxLength: 20 });

const walk = (entries: readonly BakeEntry[]): Baking[] => {
	const states = [due(bake())];
	for (const [at, entry] of entries.entries())
		states.push(afterEntry(states.at(-1) ?? due(bake()), { ...entry, at }));
	return states;
};

describe('whatever is written', () => {
	test('there is one decision, the first, and nothing changes after it', () => {
		fc.assert(
			fc.property(lines, (entries) => {
				const states = walk(entries);
				const decided = states.findIndex((state) => !isUndecided(state));
				if (decided < 0) return;
				expect(states[decided]?.decision).toBeDefined();
				for (const later of states.slice(decided)) expect(later).toBe(states[decided]);
			}),
		);
	});

	test('it is never taken back after it was kept, and kept only while it baked', () => {
		fc.assert(
			fc.property(lines, (entries) => {
				const stages = walk(entries).map(({ stage }) => stage);
				const kept = stages.indexOf('kept');
				if (kept < 0) return;
				expect(stages[kept - 1]).toBe('baking');
				expect(stages.slice(kept)).not.toContain('back');
			}),
		);
	});

	test('only the ways of the table are taken', () => {
		fc.assert(
			fc.property(lines, (entries) => {
				const stages = walk(entries).map(({ stage }) => stage);
				for (const [index, stage] of stages.slice(1).entries()) {
					const from: Stage = stages[index] ?? 'due';
					expect([from, ...Object.values(transitions[from])]).toContain(stage);
				}
			}),
		);
	});

	test('the time that is left is the same before and after a restart: it is in the lines', () => {
		fc.assert(
			fc.property(lines, fc.nat(30 * minute), (entries, now) => {
				const living = walk(entries).at(-1);
				const written: Entry[] = [
					{ version: 1, id: 'a', at: 0, entry: 'began', where, plan: planOf([stop], { bake: bake() }) },
					...entries.map((entry, at): Entry => ({ version: 1, id: 'a', at, ...entry })),
				];
				const [operation] = replay(written);
				expect(operation?.baking).toEqual(living);
				expect(operation?.baking && remaining(operation.baking, now)).toBe(living && remaining(living, now));
			}),
		);
	});
});

const reading = (colour: Reading['colour'], at: number): Reading => ({
	colour,
	says: '',
	reason: colour === 'red' ? 'it is red' : '',
	at,
});
const sight = (at: number, colours: readonly Reading['colour'][]): Sight => ({
	at,
	lights: colours.map((colour) => reading(colour, at)),
	facts: [],
	lines: [],
});
const colour = fc.constantFrom<Reading['colour']>('green', 'amber', 'red', 'unread');
const colours = fc.array(colour, { minLength: 3, maxLength: 3 });
const until = 10 * minute;
const baking = (armed: boolean): Baking => ({ stage: 'baking', from: 0, until, armed, red: [] });

describe('what the lights say', () => {
	test('before the time is up only a red light decides, and only where that is armed', () => {
		fc.assert(
			fc.property(colours, fc.boolean(), fc.nat(until - 1), (all, armed, now) => {
				const { verdict } = verdictOn(baking(armed), bake(), sight(now, all), { now, since: 0 });
				expect(verdict).toBe(armed && all.includes('red') ? 'back' : 'wait');
			}),
		);
	});

	test('one that cannot be read never decides: neither back, nor, when the time is up, keep', () => {
		fc.assert(
			fc.property(colours, fc.boolean(), fc.nat(60 * minute), (all, armed, now) => {
				fc.pre(all.includes('unread') && !all.includes('red'));
				const { verdict } = verdictOn(baking(armed), bake(), sight(now, all), { now, since: 0 });
				expect(['wait', 'undecidable']).toContain(verdict);
			}),
		);
	});

	test('the time keeps what was looked at after it was up, and is not red', () => {
		const now = until + 1000;
		const verdict = (at: number, all: Reading['colour'][], armed = false) =>
			verdictOn(baking(armed), bake(), sight(at, all), { now, since: 0 }).verdict;
		expect(verdict(until, ['green', 'amber', 'green'])).toBe('keep');
		expect(verdict(until - 1, ['green', 'green', 'green'])).toBe('wait');
		expect(verdict(until, ['green', 'red', 'green'])).toBe('wait');
		expect(verdict(until, ['green', 'red', 'unread'], true)).toBe('back');
	});

	test('what nobody can tell is left to a person, after as long again', () => {
		const verdict = (now: number, since = 0) =>
			verdictOn(baking(false), bake(), sight(now, ['unread', 'green', 'green']), { now, since });
		expect(verdict(2 * until - 1)).toEqual({ verdict: 'wait' });
		expect(verdict(2 * until)).toEqual({ verdict: 'undecidable', reason: 'it cannot be read: a' });
		// Who comes back late has that long, too.
		expect(verdict(9 * until, 9 * until - 1000)).toEqual({ verdict: 'wait' });
	});

	test('without a look there is nothing to say', () => {
		fc.assert(
			fc.property(fc.boolean(), fc.nat(60 * minute), (armed, now) => {
				expect(verdictOn(baking(armed), bake(), undefined, { now, since: 0 })).toEqual({ verdict: 'wait' });
			}),
		);
	});
});
