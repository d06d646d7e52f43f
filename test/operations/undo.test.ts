import { beforeAll, describe, expect, test } from 'vitest';
import type { Baking } from '../../source/operations/bake/baking.ts';
import { find } from '../../source/operations/find.ts';
import type { Operation, StepState } from '../../source/operations/operation.ts';
import type { Guard, Plan, Undo } from '../../source/operations/plan.ts';
import { canUndo, undoPlan } from '../../source/operations/undo.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { failure, fakeRegion } from './fake-region.ts';
import { becomes, launch, look, planOf, stop, where } from './plans.ts';

beforeAll(() => find('loaded', {}));

const guard: Guard = { ...look, path: 'state', expected: 'stopped', otherwise: 'It is no longer stopped.' };
const undo: Undo = {
	title: 'start it again',
	risk: 'routine',
	changes: [],
	guards: [guard],
	done: [becomes('running')],
};

const done = (output: unknown = {}): StepState => ({ state: 'done', at: 1, output });

const operationOf = (plan: Plan, steps: StepState[], rest: Partial<Operation> = {}): Operation => ({
	id: 'op-1',
	plan,
	where,
	startedAt: 0,
	phase: 'done',
	steps,
	narration: [],
	...rest,
});

const regionWith = (state: string) => fakeRegion(createManualClock(), () => ({ state }));

describe('what can be undone', () => {
	const plan = planOf([stop], { undo });

	test('a write that is done, or is still watched', () => {
		expect(canUndo(operationOf(plan, [done()]), [])).toBe(true);
		expect(canUndo(operationOf(plan, [done()], { phase: 'watching' }), [])).toBe(true);
		expect(canUndo(operationOf(plan, [done()], { phase: 'interrupted' }), [])).toBe(true);
	});

	test.each([
		['undone already', operationOf(plan, [done()], { undoneBy: 'op-2' })],
		['still being sent', operationOf(plan, [{ state: 'sending', at: 1 }], { phase: 'applying' })],
		['nothing was changed', operationOf(plan, [{ state: 'waiting' }], { phase: 'failed' })],
		['no way back from it', operationOf(planOf([stop]), [done()])],
		['no way back from “stop it”', operationOf(planOf([{ ...stop, undo: undefined }], { undo }), [done()])],
	])('and why not: %s', (why, operation) => {
		expect(canUndo(operation, [])).toContain(why);
	});

	test('not while it is being taken back; again once that has failed', () => {
		const operation = operationOf(plan, [done()]);
		const back = (phase: Operation['phase']) => [
			operation,
			{ ...operationOf(plan, [done()], { id: 'op-2', undoes: 'op-1', phase }) },
		];
		expect(canUndo(operation, back('watching'))).toBe('it is being taken back');
		expect(canUndo(operation, back('failed'))).toBe(true);
		const decided: Baking = { stage: 'back', armed: false, red: [], from: 1, until: 2 };
		expect(canUndo({ ...operation, phase: 'baking', baking: decided }, [])).toBe('it is being taken back');
		expect(canUndo({ ...operation, phase: 'failed', baking: decided }, [])).toBe(true);
	});

	test('asking for the plan all the same is refused in the same words', async () => {
		await expect(undoPlan(operationOf(planOf([stop]), [done()]), regionWith('stopped'))).rejects.toThrow(
			'there is no way back from it',
		);
	});
});

describe('the way back', () => {
	test('goes through the inverse calls, last first, with what AWS answered, only for what was done', async () => {
		const plan = planOf([launch, stop, stop], { undo });
		const steps = [
			done({ Instances: [{ InstanceId: 'i-9' }] }),
			done(),
			{ state: 'failed', at: 2, problem: failure({ kind: 'denied' }).problem } as const,
		];
		const back = await undoPlan(operationOf(plan, steps, { phase: 'failed' }), regionWith('stopped'));
		expect(back.steps.map(({ call }) => [call.operation, call.input])).toEqual([
			['StartInstances', { InstanceIds: ['i-1'] }],
			['TerminateInstances', { InstanceIds: ['i-9'] }],
		]);
		expect(back).toMatchObject({
			title: 'Undo: start it again',
			risk: 'routine',
			done: [{ title: 'it is running' }],
		});
	});

	test('names what was created, which had no id before', async () => {
		const plan = planOf([launch], { undo, targets: [{ kind: 'instances', id: '', name: 'web' }] });
		const back = await undoPlan(
			operationOf(plan, [done({ Instances: [{ InstanceId: 'i-9' }] })]),
			regionWith('stopped'),
		);
		expect(back.targets).toEqual([{ kind: 'instances', id: 'i-9', name: 'i-9' }]);
	});

	test('is guarded by what still holds, and warns of what does not', async () => {
		const operation = operationOf(planOf([stop], { undo }), [done()]);
		const calm = await undoPlan(operation, regionWith('stopped'));
		expect(calm).toMatchObject({ checks: [{ status: 'passed' }], guards: [{ expected: 'stopped' }] });
		const changed = await undoPlan(operation, regionWith('gone'));
		expect(changed).toMatchObject({
			checks: [{ status: 'warning', text: 'It is no longer stopped' }],
			guards: [],
		});
	});

	test('is blocked while it is not known what there is to take back', async () => {
		const before: Guard = { ...guard, expected: 'running' };
		const plan = planOf([stop], { undo, guards: [before], done: [becomes('stopped')] });
		const operation = operationOf(plan, [{ state: 'sending', at: 1 }], { phase: 'interrupted' });
		expect((await undoPlan(operation, regionWith('running'))).checks[0]).toMatchObject({ status: 'blocked' });
		expect((await undoPlan(operation, regionWith('stopping'))).checks[0]).toMatchObject({
			status: 'blocked',
		});
		expect((await undoPlan(operation, regionWith('stopped'))).checks[0]).toMatchObject({ status: 'passed' });
	});
});
