import { beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../source/aws/operations.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { find } from '../../source/operations/find.ts';
import type { Operation } from '../../source/operations/operation.ts';
import type { Plan, Step } from '../../source/operations/plan.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { failure, fakeRegion, wouldBeAllowed } from './fake-region.ts';
import { memoryJournal } from './memory-journal.ts';
import { becomes, launch, look, planOf, stop, where } from './plans.ts';

// The manual clock does not wait for modules to load.
beforeAll(() => find('loaded', {}));

/** A plan in the air over a world that answers as `answer` says. */
function fly(plan: Plan, answer: (call: Call) => unknown, journal = memoryJournal()) {
	const clock = createManualClock();
	const region = fakeRegion(clock, answer);
	const giveUp = new AbortController();
	const reports: Operation[] = [];
	const { signal } = giveUp;
	const report = (operation: Operation) => void reports.push(operation);
	const landed = carryOut({ plan, id: 'op-1', where, region, clock, journal, signal, report });
	const writes = () => region.sent.filter((call) => !call.operation.startsWith('Describe'));
	return { landed, clock, region, giveUp, reports, journal, writes };
}

describe('a plan that goes well', () => {
	test('is journaled before and after its step, watched, and done', async () => {
		let state = 'running';
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), ({ operation }) => {
			if (operation === 'StopInstances') {
				state = 'stopping';
				return { StoppingInstances: [], $metadata: { requestId: 'r-1' } };
			}
			return { state };
		});
		await flight.clock.advance(7000);
		expect(flight.reports.at(-1)).toMatchObject({ phase: 'watching', watching: { progress: 'stopping' } });
		state = 'stopped';
		await flight.clock.advance(5000);
		const operation = await flight.landed;
		expect(operation).toMatchObject({ phase: 'done', steps: [{ state: 'done', requestId: 'r-1' }] });
		expect(operation.watching?.met).toEqual(['it is stopped']);
		expect(flight.journal.entries().map(({ entry }) => entry)).toEqual([
			'began',
			'sending',
			'answered',
			'ended',
		]);
		expect(flight.reports.map(({ phase }) => phase)).toEqual(
			expect.arrayContaining(['checking', 'applying', 'watching', 'done']),
		);
	});

	test('gives a later step and the watching what an earlier one was answered, and keeps no more of it', async () => {
		const references = [{ into: 'Resources', step: 0, from: 'Instances[].InstanceId' }];
		const name: Step = {
			title: 'name it',
			call: { service: 'ec2', operation: 'CreateTags', input: { Resources: [], Tags: [] } },
			references,
		};
		const flight = fly(planOf([launch, name]), ({ operation }) =>
			operation === 'RunInstances' ? { Instances: [{ InstanceId: 'i-9', KeyName: 'x' }], OwnerId: 'y' } : {},
		);
		const operation = await flight.landed;
		expect(flight.writes()[1]?.input).toMatchObject({ Resources: ['i-9'] });
		expect(operation.steps[0]).toMatchObject({ output: { Instances: [{ InstanceId: 'i-9' }] } });
		expect(JSON.stringify(operation.steps)).not.toMatch(/KeyName|OwnerId/);
	});

	test('narrates what is new, once, oldest first, and printable', async () => {
		const events = ['before the start'];
		const narration = { ...look, path: 'events' };
		let state = 'running';
		const flight = fly(planOf([stop], { done: [becomes('stopped', { narration })] }), ({ operation }) => {
			if (operation === 'StopInstances') events.push('going down', 'going down');
			return { state, events };
		});
		await flight.clock.advance(1000);
		events.push('\u001b[31mdown');
		state = 'stopped';
		await flight.clock.advance(5000);
		expect((await flight.landed).narration).toEqual(['going down', 'going down', '␛[31mdown']);
	});
});

describe('before the first step', () => {
	const guard = { ...look, path: 'state', expected: 'running', otherwise: 'It no longer runs.' };

	test('a world that has changed stops everything', async () => {
		const flight = fly(planOf([stop], { guards: [guard] }), () => ({ state: 'stopped' }));
		expect(await flight.landed).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'It no longer runs.' },
		});
		expect(flight.writes()).toEqual([]);
	});

	test('a dry run asks AWS; what it would not allow is not sent', async () => {
		const plan = planOf([{ ...stop, dryRun: true }]);
		const flight = fly(plan, () => {
			throw failure({ kind: 'denied', missingAction: 'ec2:StopInstances' }, 403);
		});
		expect(await flight.landed).toMatchObject({ phase: 'failed', problem: { kind: 'denied' } });
		expect(flight.writes()).toMatchObject([{ input: { DryRun: true } }]);
	});

	test('after an allowed dry run the real call goes out without DryRun', async () => {
		const flight = fly(planOf([{ ...stop, dryRun: true }]), ({ input }) => {
			if ('DryRun' in input) throw wouldBeAllowed();
			return {};
		});
		expect((await flight.landed).phase).toBe('done');
		expect(flight.writes().map(({ input }) => 'DryRun' in input)).toEqual([true, false]);
	});

	test('a dry run without an answer is tried again: it changes nothing', async () => {
		let tries = 0;
		const flight = fly(planOf([{ ...stop, dryRun: true }]), ({ input }) => {
			if (!('DryRun' in input)) return {};
			if (++tries < 3) throw failure({ kind: tries === 1 ? 'throttled' : 'timed-out' });
			throw wouldBeAllowed();
		});
		await flight.clock.advance(10_000);
		expect((await flight.landed).phase).toBe('done');
		expect(flight.writes()).toHaveLength(4);
	});

	test('an endpoint that takes the dry run for the real thing gets nothing more', async () => {
		const flight = fly(planOf([{ ...stop, dryRun: true }]), () => ({}));
		expect(await flight.landed).toMatchObject({ phase: 'failed', problem: { kind: 'unsupported' } });
		expect(flight.writes()).toHaveLength(1);
	});

	test('a blocked check is not flown past', async () => {
		const flight = fly(
			planOf([stop], { checks: [{ status: 'blocked', text: 'it is not yours' }] }),
			() => ({}),
		);
		expect(await flight.landed).toMatchObject({ phase: 'failed' });
		expect(flight.region.sent).toEqual([]);
	});

	test('without a journal nothing is sent', async () => {
		for (const broken of [0, 1]) {
			const journal = memoryJournal({
				before: async (line) => {
					if (line === broken) throw new Error('no space left on device');
				},
			});
			const flight = fly(planOf([stop]), () => ({}), journal);
			const operation = await flight.landed;
			expect(operation).toMatchObject({ phase: 'failed' });
			expect(operation.problem?.sentence).toContain('no space left on device');
			expect(flight.writes()).toEqual([]);
		}
	});
});

describe('a write that fails', () => {
	test('is made again after a throttle, which means that it did not happen', async () => {
		let attempts = 0;
		const flight = fly(planOf([stop]), () => {
			if (++attempts < 3) throw failure({ kind: 'throttled', transient: true }, 400);
			return {};
		});
		await flight.clock.advance(10_000);
		expect((await flight.landed).phase).toBe('done');
		expect(attempts).toBe(3);
	});

	test('is not made again when AWS refused it', async () => {
		const flight = fly(planOf([stop]), () => {
			throw failure({ kind: 'conflict', code: 'IncorrectInstanceState' }, 400);
		});
		expect(await flight.landed).toMatchObject({ phase: 'failed', steps: [{ state: 'failed' }] });
		expect(flight.writes()).toHaveLength(1);
	});

	test('is made again with the same token when nothing was answered', async () => {
		let attempts = 0;
		const flight = fly(planOf([launch]), () => {
			if (++attempts === 1) throw failure({ kind: 'timed-out', transient: true });
			return {};
		});
		await flight.clock.advance(10_000);
		expect((await flight.landed).phase).toBe('done');
		expect(flight.writes().map(({ input }) => 'ClientToken' in input && input.ClientToken)).toEqual([
			'token-1',
			'token-1',
		]);
	});

	test('without a token is looked up instead: it happened', async () => {
		let state = 'running';
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), ({ operation }) => {
			if (operation !== 'StopInstances') return { state };
			state = 'stopped';
			throw failure({ kind: 'timed-out' });
		});
		expect(await flight.landed).toMatchObject({ phase: 'done', steps: [{ state: 'done' }] });
		expect(flight.writes()).toHaveLength(1);
	});

	test('without a token is looked up instead: it did not happen', async () => {
		const guard = { ...look, path: 'state', expected: 'running', otherwise: 'changed' };
		const plan = planOf([stop], { guards: [guard], done: [becomes('stopped')] });
		const flight = fly(plan, ({ operation }) => {
			if (operation !== 'StopInstances') return { state: 'running' };
			throw failure({ kind: 'unknown' }, 503);
		});
		const operation = await flight.landed;
		expect(operation).toMatchObject({ phase: 'interrupted', steps: [{ state: 'unknown' }] });
		expect(operation.problem?.hint).toContain('never to have happened');
		expect(flight.writes()).toHaveLength(1);
	});

	test('without a token is watched on when the world shows that it is under way', async () => {
		let state = 'running';
		const guard = { ...look, path: 'state', expected: 'running', otherwise: 'changed' };
		const plan = planOf([stop], { guards: [guard], done: [becomes('stopped')] });
		const flight = fly(plan, ({ operation }) => {
			if (operation !== 'StopInstances') return { state };
			state = 'stopping';
			throw failure({ kind: 'unreachable', code: 'ECONNRESET' });
		});
		await flight.clock.advance(6000);
		state = 'stopped';
		await flight.clock.advance(6000);
		expect(await flight.landed).toMatchObject({ phase: 'done', steps: [{ state: 'done' }] });
		expect(flight.writes()).toHaveLength(1);
	});

	test('never left the machine when there is no route: that is a plain failure', async () => {
		const flight = fly(planOf([stop]), () => {
			throw failure({ kind: 'unreachable', code: 'ENOTFOUND' });
		});
		expect(await flight.landed).toMatchObject({ phase: 'failed', steps: [{ state: 'failed' }] });
	});
});

describe('watching', () => {
	test('outlasts reads that fail for a while', async () => {
		let reads = 0;
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), ({ operation }) => {
			if (operation === 'StopInstances') return {};
			if (++reads < 3) throw failure({ kind: reads === 1 ? 'not-found' : 'throttled' });
			return { state: 'stopped' };
		});
		await flight.clock.advance(20_000);
		expect((await flight.landed).phase).toBe('done');
	});

	test('ends where reading is not allowed: the write goes on', async () => {
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), ({ operation }) => {
			if (operation === 'StopInstances') return {};
			throw failure({ kind: 'denied' });
		});
		expect(await flight.landed).toMatchObject({ phase: 'interrupted', steps: [{ state: 'done' }] });
	});

	test('ends when AWS shows a failure', async () => {
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), () => ({ state: 'broken' }));
		expect(await flight.landed).toMatchObject({ phase: 'failed', problem: { sentence: 'It broke.' } });
	});

	test('ends after its time', async () => {
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), () => ({ state: 'stopping' }));
		await flight.clock.advance(61_000);
		expect(await flight.landed).toMatchObject({ phase: 'interrupted', problem: { kind: 'timed-out' } });
	});

	test('can be given up, and leaves no timer behind', async () => {
		const flight = fly(planOf([stop], { done: [becomes('stopped')] }), () => ({ state: 'stopping' }));
		await flight.clock.advance(6000);
		flight.giveUp.abort();
		expect(await flight.landed).toMatchObject({ phase: 'interrupted', steps: [{ state: 'done' }] });
		expect(flight.clock.pending()).toBe(0);
		expect(flight.journal.entries().at(-1)).toMatchObject({ entry: 'ended', phase: 'interrupted' });
	});

	test('between two steps holds the second one back', async () => {
		let state = 'running';
		const first = { ...stop, until: becomes('stopped') };
		const flight = fly(planOf([first, launch]), () => ({ state }));
		await flight.clock.advance(12_000);
		expect(flight.writes()).toHaveLength(1);
		state = 'stopped';
		await flight.clock.advance(5000);
		expect((await flight.landed).phase).toBe('done');
		expect(flight.writes()).toHaveLength(2);
	});
});
