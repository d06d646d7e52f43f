import type { EnvironmentDescription, EventDescription } from '@aws-sdk/client-elastic-beanstalk';
import { readEnvironments } from '../elasticbeanstalk/read-environments.ts';
import type { Source } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** How far back finished updates are looked for, in milliseconds. */
const recent = 24 * 3_600_000;
const settledStates = new Set(['Ready', 'Terminated']);

/** Wordings of the events that begin and end an update. */
const begins =
	/^(Environment update is starting|createEnvironment is starting|swapEnvironmentCNAMEs is starting)/;
const ends =
	/^(Environment update completed|Successfully launched environment|New application version was deployed|Completed swapping CNAMEs|Failed to deploy|The environment was reverted|Environment update failed|Failed to launch)/i;
const fails =
	/^(Failed|Environment update failed|The environment was reverted|Unsuccessful|During an aborted)/i;

/** Beanstalk has no list of its updates: they are read from the events. */
export const environmentUpdates: Source<Deployment> = {
	title: 'Elastic Beanstalk',
	rhythm: { settled: 30, moving: 5, background: 120 },
	async *list(region, options) {
		const environments = await readEnvironments(region, options);
		// One page is enough: newest first, a thousand events.
		const { Events = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeEvents',
			{ StartTime: new Date(region.now() - recent), MaxRecords: 1000 },
			options,
		);
		yield environments.flatMap((environment) =>
			updatesOf(
				environment,
				Events.filter(({ EnvironmentName }) => EnvironmentName === environment.EnvironmentName),
			),
		);
	},
};

/** The updates of one environment; `events` newest first, as AWS tells them. */
export function updatesOf(
	environment: EnvironmentDescription,
	events: readonly EventDescription[],
): Deployment[] {
	const updates: Deployment[] = [];
	let open: Deployment | undefined;
	for (const event of events.toReversed()) {
		const { Message = '', EventDate, VersionLabel } = event;
		const at = EventDate?.getTime() ?? 0;
		if (begins.test(Message)) {
			open = updateAt(environment, at, Message);
			updates.push(open);
		}
		if (!open) continue;
		if (VersionLabel) open.version = VersionLabel;
		if (!open.settled) open.message = Message;
		if (ends.test(Message)) {
			const failed = fails.test(Message);
			Object.assign(open, {
				status: failed ? 'Failed' : 'Ready',
				tone: failed ? 'bad' : 'good',
				settled: true,
				endedAt: at,
				message: Message,
			});
			open = failed || /deployed/.test(Message) ? open : undefined;
		}
	}
	return withState(environment, updates, open);
}

/**
 * The environment's own status is the last word on its newest update, also when its events are not known. `open`: one
 * whose version is deployed, or has failed to be, while the environment is yet to come to rest.
 */
function withState(
	environment: EnvironmentDescription,
	updates: Deployment[],
	open: Deployment | undefined,
): Deployment[] {
	const { Status = '', DateUpdated } = environment;
	const newest = updates.at(-1);
	if (settledStates.has(Status)) {
		if (newest && !newest.settled)
			Object.assign(newest, { status: Status, tone: 'good', settled: true, endedAt: DateUpdated?.getTime() });
		return updates;
	}
	const moving = { status: Status, tone: 'busy' as const, settled: false, endedAt: undefined };
	if (newest && (!newest.settled || newest === open)) {
		if (newest.tone !== 'bad') Object.assign(newest, moving);
		return updates;
	}
	return [...updates, { ...updateAt(environment, DateUpdated?.getTime() ?? 0, ''), ...moving }];
}

const updateAt = (environment: EnvironmentDescription, at: number, message: string): Deployment => ({
	id: `beanstalk ${environment.EnvironmentId} ${at}`,
	service: 'Beanstalk',
	subjectId: environment.EnvironmentId ?? '',
	name: environment.EnvironmentName ?? '',
	version: environment.VersionLabel ?? '',
	status: 'Updating',
	tone: 'busy',
	settled: false,
	startedAt: at,
	by: '',
	message,
});
