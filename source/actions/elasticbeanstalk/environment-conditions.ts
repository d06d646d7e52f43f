/** Guards and conditions on one environment, and what Beanstalk says of it meanwhile. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Acceptor, Condition, Guard, PlannedCall } from '../../operations/plan.ts';

/** Reads it by its id; a terminated one only when asked for. */
export const read = (EnvironmentId: string, IncludeDeleted = false): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironments',
		input: { EnvironmentIds: [EnvironmentId], IncludeDeleted },
	},
});

/** How far it is: `Updating Green Info v43`; a worker with basic health has less to tell. */
export const standing = "join(' ', Environments[0].[Status, Health, HealthStatus, VersionLabel] | [?@])";

/** It still has this status, version and address: nobody deployed, swapped or terminated it since the plan. */
export const stillAsPlanned = ({
	EnvironmentId = '',
	EnvironmentName,
	Status,
	VersionLabel,
	CNAME,
}: EnvironmentDescription): Guard => ({
	...read(EnvironmentId),
	path: "Environments[].[Status, VersionLabel || '', CNAME || '']",
	expected: [[Status ?? '', VersionLabel ?? '', CNAME ?? '']],
	otherwise: `${EnvironmentName} is no longer as planned: its status, version or address has changed.`,
});

/**
 * For the way back: Beanstalk does one thing at a time, so what is under way has to end first. Says so, where the
 * call would only be refused.
 */
export const readyAgain = ({ EnvironmentId = '', EnvironmentName }: EnvironmentDescription): Guard => ({
	...read(EnvironmentId),
	path: 'Environments[0].Status',
	expected: 'Ready',
	otherwise: `${EnvironmentName} is not Ready: wait until the update that is under way is over, or abort it (a, Abort update).`,
	vital: true,
});

/** It still has this version and address: nobody deployed or swapped since. */
export const sameVersion = ({
	EnvironmentId = '',
	EnvironmentName,
	VersionLabel,
	CNAME,
}: EnvironmentDescription): Guard => ({
	...read(EnvironmentId),
	path: "Environments[].[VersionLabel || '', CNAME || '']",
	expected: [[VersionLabel ?? '', CNAME ?? '']],
	otherwise: `${EnvironmentName} no longer has ${VersionLabel ?? 'that version'} and the address that it had: somebody has deployed or swapped since.`,
});

/** It is being terminated, so nothing else will come true. */
export const terminated = (name: string): Acceptor[] =>
	['Terminating', 'Terminated'].map((expected) => ({
		matcher: 'pathAny',
		path: 'Environments[].Status',
		expected,
		outcome: 'failure',
		reason: `${name} is being terminated`,
	}));

/** It comes to be Ready. `within` is seconds. */
export const becomesReady = (
	{ EnvironmentId = '', EnvironmentName = '' }: EnvironmentDescription,
	options: Pick<Condition, 'title' | 'within' | 'narration'>,
): Condition => ({
	...read(EnvironmentId),
	acceptors: [
		{ matcher: 'path', path: 'Environments[0].Status', expected: 'Ready', outcome: 'success' },
		...terminated(EnvironmentName),
	],
	progress: standing,
	every: 3,
	...options,
});

/**
 * It is healthy, which takes a moment more than to be Ready: told when it does not come, and no more. `it` reads the
 * environment; `within` is seconds.
 */
export const becomesGreen = (
	it: PlannedCall,
	name: string,
	options: Pick<Condition, 'within' | 'narration'>,
): Condition => ({
	...it,
	title: `${name} is Green`,
	acceptors: [{ matcher: 'path', path: 'Environments[0].Health', expected: 'Green', outcome: 'success' }],
	progress: standing,
	every: 5,
	advisory: true,
	...options,
});

/**
 * Beanstalk has taken it up. Waited for before an end is looked for: an environment that is Ready because nothing
 * has begun looks like one where everything is over.
 */
export const begun = (
	{ EnvironmentId = '', EnvironmentName = '' }: EnvironmentDescription,
	title: string,
	/** Already so, in the terms of a DescribeEnvironments answer: it went faster than anybody could look. */
	orSo = "Environments[0].Status != 'Ready'",
): Condition => ({
	...read(EnvironmentId),
	title,
	acceptors: [
		{ matcher: 'path', path: `Environments[0].Status != 'Ready'`, expected: true, outcome: 'success' },
		{ matcher: 'path', path: orSo, expected: true, outcome: 'success' },
		...terminated(EnvironmentName),
	],
	progress: standing,
	every: 1,
	within: 60,
});

/**
 * What Beanstalk says of an environment, oldest first, from when `step` of the plan is sent; where that is not known,
 * from `since` (region's milliseconds) on.
 */
export const eventsOf = (
	application: string | undefined,
	name: string,
	since: number,
	step = 0,
): PlannedCall & { path: string } => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEvents',
		// By application: an environment that does not exist yet cannot be asked for by its name.
		input: { ApplicationName: application, StartTime: new Date(since), MaxRecords: 200 },
	},
	since: { into: 'StartTime', step },
	path: `reverse(Events[?EnvironmentName == ${literal(name)}].join('  ', [Severity, Message]))`,
});
