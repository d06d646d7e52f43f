import { beforeAll, describe, expect, test } from 'vitest';
import { startInstances } from '../../../source/actions/ec2/start-instances.ts';
import { stopInstances } from '../../../source/actions/ec2/stop-instances.ts';
import { terminateInstances } from '../../../source/actions/ec2/terminate-instances.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import { find } from '../../../source/operations/find.ts';
import type { Plan } from '../../../source/operations/plan.ts';
import { canUndo, undoPlan } from '../../../source/operations/undo.ts';
import type { Ec2Instance } from '../../../source/resources/ec2/instances.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fakeRegion, wouldBeAllowed } from '../../operations/fake-region.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';

beforeAll(() => find('loaded', {}));

const after: Record<string, string> = {
	StopInstances: 'stopped',
	StartInstances: 'running',
	TerminateInstances: 'terminated',
};

/** One instance whose state the three calls change, ten seconds later. */
function createRegion(state: string, more: object = {}) {
	const clock = createManualClock();
	const instance = {
		InstanceId: 'i-1',
		State: { Name: state },
		Tags: [{ Key: 'Name', Value: 'web-07' }],
		...more,
	};
	const region = fakeRegion(clock, ({ operation, input }) => {
		if (operation === 'DescribeInstances')
			return { Reservations: [{ Instances: [structuredClone(instance)] }] };
		if ('DryRun' in input) throw wouldBeAllowed();
		clock.after(10_000, () => {
			instance.State.Name = after[operation] ?? 'unheard of';
		});
		return {};
	});
	const { signal } = new AbortController();
	const item: Ec2Instance = {
		...{
			id: 'i-1',
			name: 'web-07',
			state,
			type: '',
			zone: '',
			image: '',
			address: '',
			launchedAt: 0,
			tags: {},
		},
	};
	const context = { region, items: [item], signal, token: () => '', answers: {} };
	const fly = async (plan: Plan) => {
		const options = { plan, id: 'op-1', where, region, clock, signal, journal: memoryJournal() };
		const landed = carryOut({ ...options, report: () => undefined });
		await clock.advance(30_000);
		return landed;
	};
	return { instance, region, context, item, fly };
}

describe('stop and start', () => {
	test('stopped, and started again by undo', async () => {
		const { region, instance, context, fly } = createRegion('running');
		const operation = await fly(await stopInstances.plan(context));
		expect([operation.phase, instance.State.Name]).toEqual(['done', 'stopped']);
		const back = await undoPlan(operation, region);
		expect(back).toMatchObject({ title: 'Undo: start web-07 again', risk: 'routine' });
		expect([(await fly(back)).phase, instance.State.Name]).toEqual(['done', 'running']);
	});

	test('started, and stopped again by undo, which asks for the word', async () => {
		const { region, instance, context, fly } = createRegion('stopped');
		const operation = await fly(await startInstances.plan(context));
		expect([operation.phase, instance.State.Name]).toEqual(['done', 'running']);
		expect(await undoPlan(operation, region)).toMatchObject({ risk: 'disruptive', word: 'stop' });
	});

	test('an old screen does not decide: what AWS says now blocks the plan', async () => {
		const { instance, context } = createRegion('running');
		instance.State.Name = 'stopped';
		expect((await stopInstances.plan(context)).checks).toContainEqual({
			status: 'blocked',
			text: 'web-07 is stopped, not running',
		});
	});

	test('an instance store cannot be stopped; an Auto Scaling group and a lost address are warned of', async () => {
		const { context } = createRegion('running', {
			RootDeviceType: 'instance-store',
			PublicIpAddress: '203.0.113.7',
			Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'web-asg' }],
		});
		const { checks } = await stopInstances.plan(context);
		expect(checks.map(({ status }) => status)).toEqual(['blocked', 'passed', 'warning', 'warning']);
		expect(checks.map(({ text }) => text).join()).toMatch(/instance store.*203\.0\.113\.7.*web-asg/);
	});

	test('they apply to what is in the right state, and say why not', () => {
		expect(stopInstances.appliesTo?.(createRegion('running').item)).toBe(true);
		expect(stopInstances.appliesTo?.(createRegion('stopped').item)).toBe('it is stopped, not running');
		expect(startInstances.appliesTo?.(createRegion('running').item)).toBe('it is running, not stopped');
	});
});

test('terminated for good: no undo is offered', async () => {
	const { context, fly } = createRegion('running');
	const plan = await terminateInstances.plan(context);
	expect(plan).toMatchObject({ risk: 'destructive', targets: [{ id: 'i-1', name: 'web-07' }] });
	const operation = await fly(plan);
	expect(operation.phase).toBe('done');
	expect(canUndo(operation, [])).toBe('there is no way back from it');
	expect(terminateInstances.appliesTo?.(createRegion('terminated').item)).toBe('it is terminated already');
});
