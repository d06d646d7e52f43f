/** Where the addresses of two environments point: as a guard, as a condition, and in their events. */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Condition, Guard, PlannedCall } from '../../operations/plan.ts';

const path = 'sort_by(Environments, &EnvironmentId)[].[EnvironmentId, CNAME, Status]';

/** One read of both. */
export const read = (both: readonly Environment[]) => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironments',
		input: { EnvironmentIds: both.map(({ EnvironmentId = '' }) => EnvironmentId), IncludeDeleted: false },
	} as const,
});

const expected = (both: readonly Environment[]) =>
	both
		.map(({ EnvironmentId = '', CNAME = null }) => [EnvironmentId, CNAME, 'Ready'])
		.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** Both have these addresses and are Ready. */
export const cnamesOf = (both: readonly Environment[], otherwise: string): Guard => ({
	...read(both),
	path,
	expected: expected(both),
	otherwise,
});

/** Both come to have these addresses and to be Ready. A swap takes seconds; DNS moves on for minutes. */
export const environmentsAre = (both: readonly Environment[], title: string): Condition => ({
	...read(both),
	title,
	acceptors: [
		{ matcher: 'path', path, expected: expected(both), outcome: 'success' },
		...['Terminating', 'Terminated'].map(
			(Status) =>
				({
					matcher: 'pathAny',
					path: 'Environments[].Status',
					expected: Status,
					outcome: 'failure',
					reason: 'One of the environments is being terminated',
				}) as const,
		),
	],
	progress: "join(', ', Environments[].join(' ', [EnvironmentName, Status]))",
	every: 2,
	within: 600,
});

/** Beanstalk says that it is through. Its words are not ours: without them the swap stands all the same. */
export const swapIsTold = (both: readonly Environment[], since: number): Condition => ({
	...heard(both, since),
	title: 'Beanstalk says that the swap is completed',
	acceptors: [
		{
			matcher: 'path',
			path: "length(Events[?contains(Message, 'Completed swapping CNAMEs')]) > `0`",
			expected: true,
			outcome: 'success',
		},
	],
	every: 2,
	within: 30,
	advisory: true,
});

/** Events of their application from the swap on; until it is sent, from `since` (region's milliseconds). */
const heard = (both: readonly Environment[], since: number): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEvents',
		input: { ApplicationName: both[0]?.ApplicationName, StartTime: new Date(since), MaxRecords: 200 },
	},
	since: { into: 'StartTime', step: 0 },
});

/** What Beanstalk says of the two from then on, oldest first. */
export function mentionedIn(both: readonly Environment[], since: number): PlannedCall & { path: string } {
	const names = both.map(({ EnvironmentName = '' }) => EnvironmentName);
	return {
		...heard(both, since),
		path: `reverse(Events[?contains(${literal(names)}, EnvironmentName)].join(': ', [EnvironmentName, Message]))`,
	};
}

export const pick = (all: readonly Environment[], idOrName: string | undefined): Environment | undefined =>
	all.find(
		({ EnvironmentId, EnvironmentName }) => idOrName === EnvironmentId || idOrName === EnvironmentName,
	);

/** The one to swap with: of the same application, best the other one of a blue and green pair. */
export function partnerOf(
	environment: Environment | undefined,
	all: readonly Environment[],
): Environment | undefined {
	const others = all.filter(
		(other) =>
			other.ApplicationName === environment?.ApplicationName &&
			other.EnvironmentId !== environment?.EnvironmentId,
	);
	const colourless = (of: Environment | undefined) => of?.EnvironmentName?.replace(/blue|green/i, '');
	const twin = others.find((other) => colourless(other) === colourless(environment));
	return twin ?? (others.length === 1 ? others[0] : undefined);
}
