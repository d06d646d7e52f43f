/** An environment that a plan creates: the step, what is watched, and the way back. */
import type { CreateEnvironmentMessage } from '@aws-sdk/client-elastic-beanstalk';
import type { Condition, Guard, PlannedCall, Reference, Step, Undo } from '../../operations/plan.ts';
import { becomesGreen, eventsOf, standing } from './environment-conditions.ts';
import { notSwappedLately } from './swapped-lately.ts';

/** What is created, by which step of the plan, and the address that it gets (a worker gets none). */
export interface NewEnvironment {
	request: CreateEnvironmentMessage & { EnvironmentName: string };
	step: number;
	address: string | undefined;
}

const idInto = (into: string, step: number, from: string): Reference => ({ into, step, from });

/** The new one, as CreateEnvironment names it. */
const readIt = (step: number, IncludeDeleted: boolean): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironments',
		input: { EnvironmentIds: [], IncludeDeleted },
	},
	references: [idInto('EnvironmentIds', step, '[EnvironmentId]')],
});

const readByName = (EnvironmentName: string): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironments',
		input: { EnvironmentNames: [EnvironmentName], IncludeDeleted: false },
	},
});

/**
 * The call that creates it; without an answer it is looked for by its name.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateEnvironment.html
 */
export const createStep = ({ request, step }: NewEnvironment): Step => ({
	title: `create ${request.EnvironmentName}`,
	call: { service: 'elasticbeanstalk', operation: 'CreateEnvironment', input: request },
	// Its name was free, so whoever has it now is the one.
	recover: {
		...readByName(request.EnvironmentName),
		path: 'Environments[0].{EnvironmentId: EnvironmentId}',
	},
	undo: [
		{
			call: { service: 'elasticbeanstalk', operation: 'TerminateEnvironment', input: {} },
			references: [idInto('EnvironmentId', step, 'EnvironmentId')],
		},
	],
});

/** Nobody has taken the name between the plan and the call. */
export const nameIsFree = ({ request }: NewEnvironment): Guard => ({
	...readByName(request.EnvironmentName),
	path: 'length(Environments)',
	expected: 0,
	otherwise: `Somebody has created an environment ${request.EnvironmentName} since.`,
});

/** Seconds. A load balanced environment takes five to ten minutes; databases and slow hooks take longer. */
const patience = 1800;

/** Ready; then healthy, which takes a moment more and is told when it does not come. */
export function isLaunched({ request, step }: NewEnvironment, since: number): Condition[] {
	const { ApplicationName, EnvironmentName } = request;
	return [
		{
			...readIt(step, false),
			title: `${EnvironmentName} is Ready`,
			acceptors: [
				{ matcher: 'path', path: 'Environments[0].Status', expected: 'Ready', outcome: 'success' },
				...['Terminating', 'Terminated'].map(
					(expected) =>
						({
							matcher: 'path',
							path: 'Environments[0].Status',
							expected,
							outcome: 'failure',
							reason: `${EnvironmentName} could not be launched: Beanstalk is taking it down again`,
						}) as const,
				),
			],
			progress: standing,
			narration: eventsOf(ApplicationName, EnvironmentName, since, step),
			every: 5,
			within: patience,
		},
		becomesGreen(readIt(step, false), EnvironmentName, {
			narration: eventsOf(ApplicationName, EnvironmentName, since, step),
			within: 180,
		}),
	];
}

/** Terminating it is the way back, but never while it has another's address by a swap, or just had it. */
export function terminating({ request, step, address }: NewEnvironment, since: number): Undo {
	const { ApplicationName, EnvironmentName } = request;
	return {
		title: `terminate ${EnvironmentName}`,
		risk: 'destructive',
		word: 'terminate',
		changes: [
			{ what: EnvironmentName, before: 'environment', after: '' },
			...(address ? [{ what: `${EnvironmentName} · address`, before: address, after: '' }] : []),
		],
		guards: [
			{
				...readIt(step, false),
				path: "Environments[].[CNAME || '']",
				expected: [[address ?? '']],
				otherwise: `${EnvironmentName} is gone, or no longer has the address that it was created with: then it may be live, and has to be swapped away first.`,
				vital: true,
			},
			...(address
				? [notSwappedLately(EnvironmentName, [idInto('EnvironmentId', step, 'EnvironmentId')])]
				: []),
		],
		done: [
			{
				...readIt(step, true),
				title: `${EnvironmentName} is terminated`,
				acceptors: [
					{ matcher: 'path', path: 'Environments[0].Status', expected: 'Terminated', outcome: 'success' },
				],
				progress: standing,
				narration: eventsOf(ApplicationName, EnvironmentName, since, step),
				every: 5,
				within: patience,
			},
		],
	};
}
