import type { Condition, Plan, PlannedCall, Step } from '../../source/operations/plan.ts';

/** Reads the fake world: `{ state: 'running' }`. */
export const look: PlannedCall = {
	call: { service: 'ec2', operation: 'DescribeInstances', input: { InstanceIds: ['i-1'] } },
};

export const becomes = (state: string, options: Partial<Condition> = {}): Condition => ({
	...look,
	title: `it is ${state}`,
	acceptors: [
		{ matcher: 'path', path: 'state', expected: state, outcome: 'success' },
		{ matcher: 'path', path: 'state', expected: 'broken', outcome: 'failure', reason: 'It broke' },
	],
	progress: 'state',
	every: 5,
	within: 60,
	...options,
});

/** Without an idempotency token. */
export const stop: Step = {
	title: 'stop it',
	call: { service: 'ec2', operation: 'StopInstances', input: { InstanceIds: ['i-1'] } },
	undo: [{ call: { service: 'ec2', operation: 'StartInstances', input: { InstanceIds: ['i-1'] } } }],
};

/** With one. */
export const launch: Step = {
	title: 'launch one',
	call: {
		service: 'ec2',
		operation: 'RunInstances',
		input: { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, ClientToken: 'token-1' },
	},
	undo: [
		{
			call: { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: [] } },
			references: [{ into: 'InstanceIds', step: 0, from: 'Instances[].InstanceId' }],
		},
	],
};

export const planOf = (steps: Step[], rest: Partial<Plan> = {}): Plan => ({
	action: 'stop',
	title: 'stop web-07',
	risk: 'disruptive',
	targets: [{ kind: 'instances', id: 'i-1', name: 'web-07' }],
	changes: [],
	checks: [],
	guards: [],
	steps,
	done: [],
	...rest,
});

export const where = { profile: 'test', account: '123456789012', region: 'eu-west-1', simulated: false };
