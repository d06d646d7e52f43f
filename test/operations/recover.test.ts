/** A write without a token whose answer never came: the world is asked what the answer would have been. */
import { beforeAll, expect, test } from 'vitest';
import type { Call } from '../../source/aws/operations.ts';
import { judge } from '../../source/operations/condition.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { find } from '../../source/operations/find.ts';
import type { Condition, Plan, Step } from '../../source/operations/plan.ts';
import { watchOn } from '../../source/operations/resume.ts';
import { trueState } from '../../source/operations/true-state.ts';
import { undoPlan } from '../../source/operations/undo.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { failure, fakeRegion } from './fake-region.ts';
import { memoryJournal } from './memory-journal.ts';
import { planOf, where } from './plans.ts';

beforeAll(() => find('loaded', {}));

const create: Step = {
	title: 'deploy v2',
	call: { service: 'codedeploy', operation: 'CreateDeployment', input: { applicationName: 'web' } },
	undo: [
		{
			call: {
				service: 'codedeploy',
				operation: 'CreateDeployment',
				input: { applicationName: 'web', description: 'v1' },
			},
		},
	],
	recover: {
		call: { service: 'codedeploy', operation: 'ListDeployments', input: { applicationName: 'web' } },
		path: "deployments[?@ != 'd-0'] | [0].{deploymentId: @}",
	},
};

const succeeded = (reference: { undo?: true } = {}): Condition => ({
	call: { service: 'codedeploy', operation: 'BatchGetDeployments', input: { deploymentIds: [] } },
	references: [{ into: 'deploymentIds[0]', step: 0, from: 'deploymentId', ...reference }],
	title: 'it has succeeded',
	acceptors: [{ matcher: 'path', path: 'status', expected: 'Succeeded', outcome: 'success' }],
	every: 5,
	within: 60,
});

const plan: Plan = planOf([create], {
	done: [succeeded()],
	undo: {
		title: 'back to v1',
		risk: 'disruptive',
		changes: [],
		guards: [],
		done: [succeeded({ undo: true })],
	},
});

/** CodeDeploy, which creates what it is asked for, and answers it or not. */
function createWorld({ happens = true, answers = false }) {
	const clock = createManualClock();
	const deployments = ['d-0'];
	const region = fakeRegion(clock, ({ operation, input }: Call) => {
		switch (operation) {
			case 'ListDeployments':
				return { deployments: [...deployments] };
			case 'BatchGetDeployments': {
				const ids = 'deploymentIds' in input ? input.deploymentIds : [];
				return ids?.every((id) => deployments.includes(id)) ? { status: 'Succeeded' } : {};
			}
			default:
				if (happens) deployments.push(`d-${deployments.length}`);
				if (!answers) throw failure({ kind: 'timed-out' });
				return { deploymentId: deployments.at(-1) };
		}
	});
	const options = { region, clock, signal: new AbortController().signal, report: () => undefined };
	const writes = () => region.sent.filter(({ operation }) => operation === 'CreateDeployment');
	return { clock, region, options, writes };
}

test('it happened: watched by what the world tells, and sent once', async () => {
	const { options, writes } = createWorld({});
	const journal = memoryJournal();
	const operation = await carryOut({ ...options, journal, plan, id: 'op-1', where });
	expect(operation).toMatchObject({
		phase: 'done',
		steps: [{ state: 'done', output: { deploymentId: 'd-1' } }],
	});
	expect(operation.narration).toEqual(['AWS has not answered, but “deploy v2” happened.']);
	expect(writes()).toHaveLength(1);
	expect((await journal.read())[0]).toMatchObject({ phase: 'done', steps: operation.steps });
});

test('it did not happen: said, and not sent again', async () => {
	const { options, writes } = createWorld({ happens: false });
	const operation = await carryOut({ ...options, journal: memoryJournal(), plan, id: 'op-1', where });
	expect(operation.phase).toBe('interrupted');
	expect(operation.problem?.hint).toContain('It seems that “deploy v2” never happened.');
	expect(writes()).toHaveLength(1);
});

test.each([
	[true, 'done'],
	[false, 'not-started'],
])(
	'after a crash while it was being sent (it happened: %s) the next start reads it',
	async (happens, verdict) => {
		const { options, region, writes, clock } = createWorld({ happens });
		let line = 0;
		const crash = () => (line++ === 2 ? new Promise<void>(() => undefined) : Promise.resolve());
		const journal = memoryJournal({ before: crash });
		void carryOut({ ...options, journal, plan, id: 'op-1', where });
		await clock.advance(1000);
		const [left] = await journal.read();
		if (!left) throw new Error('nothing was written');
		expect(left.steps).toMatchObject([{ state: 'sending' }]);
		expect((await trueState(left, region)).verdict).toBe(verdict);
		const resumed = await watchOn({ ...options, journal: memoryJournal(), operation: left });
		expect(resumed.phase).toBe(happens ? 'done' : 'interrupted');
		expect(writes()).toHaveLength(1);
		const back = await undoPlan(left, region);
		expect(back.checks[0]?.status).toBe(happens ? 'passed' : 'blocked');
	},
);

test('an undo watches what it has sent itself', async () => {
	const { options, region, clock } = createWorld({ answers: true });
	const operation = await carryOut({ ...options, journal: memoryJournal(), plan, id: 'op-1', where });
	const back = await undoPlan(operation, region);
	expect(back.done[0]?.references).toEqual([{ into: 'deploymentIds[0]', step: 0, from: 'deploymentId' }]);
	const landed = carryOut({ ...options, journal: memoryJournal(), plan: back, id: 'op-2', where });
	await clock.advance(1000);
	expect((await landed).phase).toBe('done');
	expect(region.sent.at(-1)?.input).toEqual({ deploymentIds: ['d-2'] });
});

test("a failure is told in AWS's own words, on one line", async () => {
	const condition: Condition = {
		...succeeded(),
		acceptors: [
			{
				matcher: 'path',
				path: 'status',
				expected: 'Failed',
				outcome: 'failure',
				reason: 'The deployment has failed',
				because: 'error.message',
			},
		],
	};
	expect(
		await judge(condition, { status: 'Failed', error: { message: 'Too many\x1b[31m failed.' } }),
	).toEqual({
		outcome: 'failure',
		reason: expect.stringMatching(/^The deployment has failed: Too many.*failed$/),
	});
	expect(await judge(condition, { status: 'Failed' })).toMatchObject({ reason: 'The deployment has failed' });
});
