import { beforeAll, expect, test } from 'vitest';
import { find } from '../../source/operations/find.ts';
import { replay } from '../../source/operations/journal/journal-replay.ts';
import type { Operation } from '../../source/operations/operation.ts';
import { sentAt } from '../../source/operations/operation.ts';
import type { Condition, PlannedCall } from '../../source/operations/plan.ts';
import { resolved } from '../../source/operations/references.ts';
import { undoPlan } from '../../source/operations/undo.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { fakeRegion } from './fake-region.ts';
import { becomes, launch, planOf, stop, where } from './plans.ts';

beforeAll(() => find('loaded', {}));

const planned = new Date(1000);
const events = (since: PlannedCall['since']): PlannedCall => ({
	call: { service: 'elasticbeanstalk', operation: 'DescribeEvents', input: { StartTime: planned } },
	since,
});

test('events count from when the step was sent; until that is known, from the plan on', async () => {
	const call = events({ into: 'StartTime', step: 1 });
	expect((await resolved(call, [], { sent: [1500, 2000] }))?.input).toEqual({ StartTime: new Date(2000) });
	expect((await resolved(call, []))?.input).toEqual({ StartTime: planned });
	expect((await resolved(call, [], { sent: [1500] }))?.input).toEqual({ StartTime: planned });
	expect(call.call.input).toEqual({ StartTime: planned });
});

test('or so many seconds before now', async () => {
	const call = events({ into: 'StartTime', ago: 300 });
	expect((await resolved(call, [], { now: 900_000 }))?.input).toEqual({ StartTime: new Date(600_000) });
});

test('when a step was sent is known after its answer too, also from the journal', () => {
	const [operation] = replay([
		{ version: 1, id: 'a', at: 1000, entry: 'began', where, plan: planOf([stop]) },
		{ version: 1, id: 'a', at: 2000, entry: 'sending', step: 0 },
		{ version: 1, id: 'a', at: 2500, entry: 'answered', step: 0, state: { state: 'unknown', at: 2500 } },
		{
			version: 1,
			id: 'a',
			at: 3000,
			entry: 'answered',
			step: 0,
			state: { state: 'done', at: 3000, output: {} },
		},
	]);
	expect(sentAt(operation?.steps[0])).toBe(2000);
});

test('in an undo they count from the call that takes the step back', async () => {
	const narration = { ...events({ into: 'StartTime', step: 0 }), path: 'Events' };
	const done: Condition = becomes('running', { narration });
	const plan = planOf([launch, stop], {
		undo: { title: 'back', risk: 'routine', changes: [], guards: [], done: [done] },
	});
	const operation: Operation = {
		id: 'a',
		plan,
		where,
		startedAt: 0,
		phase: 'done',
		narration: [],
		steps: [
			{ state: 'done', at: 1, output: { Instances: [{ InstanceId: 'i-9' }] } },
			{ state: 'done', at: 2, output: {} },
		],
	};
	const back = await undoPlan(
		operation,
		fakeRegion(createManualClock(), () => ({})),
	);
	expect(back.steps.map(({ call }) => call.operation)).toEqual(['StartInstances', 'TerminateInstances']);
	expect(back.done[0]?.narration?.since).toEqual({ into: 'StartTime', step: 1 });
});
