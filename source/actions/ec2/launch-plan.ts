import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { literal } from '../../operations/find.ts';
import type { Change, Check, Condition, Guard, Plan, Reference } from '../../operations/plan.ts';

/** The launched ones, as RunInstances names them. */
const launched: Reference[] = [{ into: 'InstanceIds', step: 0, from: 'Instances[].InstanceId' }];

const describe = {
	call: { service: 'ec2', operation: 'DescribeInstances', input: {} } as const,
	references: launched,
};

const states = 'Reservations[].Instances[].State.Name';

/** The plan of one RunInstances call. */
export function launchPlan(request: RunInstancesRequest, name: string, checks: Check[]): Plan {
	const { MaxCount: count = 1, InstanceType: type } = request;
	const what = `${count} × ${type}`;
	return {
		action: 'launch',
		title: `launch ${what}${name ? ` as ${name}` : ''}`,
		risk: 'routine',
		// They have no ids before they exist.
		targets: Array.from({ length: count }, () => ({ kind: 'instances', id: '', name })),
		changes: changesOf(request, what),
		checks,
		guards: [],
		steps: [
			{
				title: `launch ${what}`,
				call: { service: 'ec2', operation: 'RunInstances', input: request },
				undo: [
					{
						call: { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: [] } },
						references: launched,
					},
				],
				dryRun: true,
			},
		],
		done: [running(count), checksUnderWay(count)],
		undo: {
			title: `terminate the ${count === 1 ? 'launched instance' : `${count} launched instances`}`,
			risk: 'destructive',
			changes: [{ what: 'instances', before: what, after: '' }],
			guards: [allThere(count)],
			done: [
				{
					...describe,
					title: 'the launched instances are terminated',
					acceptors: [{ matcher: 'pathAll', path: states, expected: 'terminated', outcome: 'success' }],
					progress: `join(', ', ${states})`,
					every: 3,
					within: 600,
				},
			],
		},
	};
}

const running = (count: number): Condition => ({
	...describe,
	title: count === 1 ? 'the instance is running' : `all ${count} instances are running`,
	acceptors: [
		{ matcher: 'pathAll', path: states, expected: 'running', outcome: 'success' },
		...['shutting-down', 'terminated'].map(
			(expected) =>
				({
					matcher: 'pathAny',
					path: states,
					expected,
					outcome: 'failure',
					reason: 'An instance ended right after its launch: see its state reason',
				}) as const,
		),
	],
	progress: `join(', ', ${states})`,
	every: 3,
	within: 600,
});

/** From then on EC2 itself looks after them; the checks take minutes more. */
const checksUnderWay = (count: number): Condition => ({
	call: { service: 'ec2', operation: 'DescribeInstanceStatus', input: {} },
	references: launched,
	title: 'status checks are under way',
	acceptors: [
		{
			matcher: 'path',
			path: `length(InstanceStatuses[?contains(${literal(['initializing', 'ok'])}, InstanceStatus.Status)])`,
			expected: count,
			outcome: 'success',
		},
		{
			matcher: 'pathAny',
			path: 'InstanceStatuses[].InstanceStatus.Status',
			expected: 'impaired',
			outcome: 'failure',
			reason: 'A status check has failed',
		},
	],
	progress: "join(', ', InstanceStatuses[].InstanceStatus.Status)",
	every: 5,
	within: 300,
});

const allThere = (count: number): Guard => ({
	...describe,
	path: `length(Reservations[].Instances[?!contains(${literal(['shutting-down', 'terminated'])}, State.Name)][])`,
	expected: count,
	otherwise: 'Some of the launched instances are gone already.',
});

function changesOf(request: RunInstancesRequest, what: string): Change[] {
	const { ImageId, SubnetId, KeyName, SecurityGroupIds, TagSpecifications } = request;
	const tags = (TagSpecifications?.[0]?.Tags ?? []).map(({ Key, Value }) => ({
		what: `new instances · tag ${Key}`,
		before: '',
		after: Value ?? '',
	}));
	const parts: [string, string | undefined][] = [
		['instances', what],
		['new instances · image', ImageId],
		['new instances · subnet', SubnetId],
		['new instances · key pair', KeyName],
		['new instances · security groups', SecurityGroupIds?.join(', ')],
	];
	return [...parts.flatMap(([part, after]) => (after ? [{ what: part, before: '', after }] : [])), ...tags];
}
