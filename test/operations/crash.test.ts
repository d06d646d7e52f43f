/** A crash at every line of the journal, and what the next start makes of it. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Call } from '../../source/aws/operations.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { find } from '../../source/operations/find.ts';
import type { Plan, Step } from '../../source/operations/plan.ts';
import { canFinish, watchOn } from '../../source/operations/resume.ts';
import { trueState } from '../../source/operations/true-state.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { fakeRegion } from './fake-region.ts';
import { memoryJournal } from './memory-journal.ts';
import { look, planOf, where } from './plans.ts';

beforeAll(() => find('loaded', {}));

const never = () => new Promise<void>(() => undefined);

/** A world that counts what was done to it; a repeat with a known token does nothing, as on AWS. */
function createWorld() {
	const tokens = new Set<string>();
	const world = { sent: new Map<string, number>(), applied: 0 };
	return {
		world,
		answer({ operation, input }: Call) {
			if (operation === 'DescribeInstances') return { applied: world.applied };
			const token = 'ClientToken' in input ? input.ClientToken : undefined;
			const name = token ?? JSON.stringify(input);
			world.sent.set(name, (world.sent.get(name) ?? 0) + 1);
			if (token === undefined || !tokens.has(token)) world.applied++;
			if (token !== undefined) tokens.add(token);
			return {};
		},
	};
}

const stepOf = (token: boolean, index: number): Step => ({
	title: `step ${index}`,
	call: token
		? {
				service: 'ec2',
				operation: 'RunInstances',
				input: { MinCount: 1, MaxCount: 1, ClientToken: `t${index}` },
			}
		: { service: 'ec2', operation: 'StopInstances', input: { InstanceIds: [`i-${index}`] } },
});

const planWith = (tokens: readonly boolean[], guarded: boolean): Plan =>
	planOf(tokens.map(stepOf), {
		guards: guarded ? [{ ...look, path: 'applied', expected: 0, otherwise: 'changed' }] : [],
		done: [
			{
				...look,
				title: 'all is applied',
				acceptors: [{ matcher: 'path', path: 'applied', expected: tokens.length, outcome: 'success' }],
				every: 5,
				within: 30,
			},
		],
	});

/** Carries the plan out until the process dies at a line: before it is on disk, or right after. */
async function crashAt(plan: Plan, line: number, written: boolean) {
	const clock = createManualClock();
	const { world, answer } = createWorld();
	const die = async (current: number) => (current === line ? never() : undefined);
	const journal = memoryJournal(written ? { after: die } : { before: die });
	const options = { clock, signal: new AbortController().signal, report: () => undefined };
	void carryOut({ ...options, plan, id: 'op-1', where, region: fakeRegion(clock, answer), journal });
	await clock.advance(120_000);
	const next = memoryJournal();
	for (const entry of journal.entries()) await next.write(entry);
	return { world, clock, answer, journal: next, options };
}

const crashes = fc.record({
	tokens: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
	guarded: fc.boolean(),
	/** began, two lines a step, ended: beyond that it did not crash. */
	line: fc.integer({ min: 0, max: 10 }),
	written: fc.boolean(),
	finish: fc.boolean(),
});

test('wherever it crashed: nothing without a token is sent twice, and what is called done is done', async () => {
	await fc.assert(
		fc.asyncProperty(crashes, async ({ tokens, guarded, line, written, finish }) => {
			const { world, clock, answer, journal, options } = await crashAt(
				planWith(tokens, guarded),
				line,
				written,
			);
			const [operation] = await journal.read();
			if (!operation) {
				expect(world.applied).toBe(0);
				return;
			}
			const region = fakeRegion(clock, answer);
			const { verdict } = await trueState(operation, region);
			expect(region.sent.every((call) => call.operation === 'DescribeInstances')).toBe(true);
			if (verdict === 'done') expect(world.applied).toBe(tokens.length);
			if (verdict === 'not-started') expect(world.applied).toBe(0);

			const resumed = watchOn({ ...options, operation, finish, region, journal });
			await clock.advance(120_000);
			const { phase, steps } = await resumed;
			for (const [name, times] of world.sent) if (!name.startsWith('t')) expect(times).toBe(1);
			expect(world.applied).toBeLessThanOrEqual(tokens.length);
			expect(phase === 'done').toBe(world.applied === tokens.length);
			if (phase === 'done') expect(steps.every(({ state }) => state === 'done')).toBe(true);
			if (finish && canFinish(operation, region.now())) expect(phase).toBe('done');
			if (!finish) expect(region.sent.every((call) => call.operation === 'DescribeInstances')).toBe(true);
			// The journal tells the same as the screen.
			expect((await journal.read())[0]).toMatchObject({ phase, steps });
		}),
		{ numRuns: 300 },
	);
});

test('a step that was being sent, without a token: not sent again, and offered to be looked at', async () => {
	const { clock, answer, journal, options, world } = await crashAt(planWith([false], false), 1, true);
	const [operation] = await journal.read();
	expect(operation).toMatchObject({ phase: 'interrupted', steps: [{ state: 'sending' }] });
	if (!operation) return;
	const region = fakeRegion(clock, answer);
	expect(await trueState(operation, region)).toMatchObject({ verdict: 'unknown' });
	const resumed = await watchOn({ ...options, operation, finish: true, region, journal });
	expect(resumed).toMatchObject({ phase: 'interrupted', steps: [{ state: 'sending' }] });
	expect(world.applied).toBe(0);
});

test('a token is not used again when AWS may have forgotten it', async () => {
	const { clock, answer, journal, options, world } = await crashAt(planWith([true], false), 1, true);
	const [operation] = await journal.read();
	if (!operation) throw new Error('it was journaled');
	await clock.advance(24 * 3_600_000);
	const region = fakeRegion(clock, answer);
	expect(canFinish(operation, region.now())).toBe(false);
	expect(await watchOn({ ...options, operation, finish: true, region, journal })).toMatchObject({
		phase: 'interrupted',
	});
	expect(world.applied).toBe(0);
});
