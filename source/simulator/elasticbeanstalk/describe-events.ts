import type { EventDescription, EventSeverity } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { refuseRecordsBeyond } from './describe-environments.ts';
import type { EventRecord } from './events.ts';
import { findEnvironment } from './find.ts';

type Input = InputOf<'elasticbeanstalk', 'DescribeEvents'>;

/** A filter by severity means "this or higher". */
const ranks: { readonly [S in EventSeverity]: number } = {
	TRACE: 0,
	DEBUG: 1,
	INFO: 2,
	WARN: 3,
	ERROR: 4,
	FATAL: 5,
};

/** Events, newest first. */
export function describeEvents(world: World, input: Input) {
	const { MaxRecords = 1000, NextToken } = input;
	refuseRecordsBeyond(MaxRecords);
	const before = NextToken === undefined ? undefined : readPageToken('DescribeEvents', NextToken);
	if (NextToken !== undefined && before === undefined)
		throw new AwsError('InvalidParameterValue', 'NextToken is not valid.');
	const wants = wanted(world, input);
	const page: EventRecord[] = [];
	const { events } = world.elasticbeanstalk;
	for (let index = events.length - 1; index >= 0 && page.length <= MaxRecords; index--) {
		const event = events[index];
		if (event && (before === undefined || event.sequence < before) && wants(event)) page.push(event);
	}
	const last = page.length > MaxRecords ? page[MaxRecords - 1] : undefined;
	return {
		Events: page.slice(0, MaxRecords).map(describeEvent),
		...(last && { NextToken: pageToken('DescribeEvents', last.sequence) }),
	};
}

function wanted(world: World, input: Input): (event: EventRecord) => boolean {
	const { EnvironmentId, EnvironmentName, ApplicationName, RequestId, Severity = 'TRACE' } = input;
	const { VersionLabel, TemplateName, PlatformArn } = input;
	if (!Object.hasOwn(ranks, Severity))
		throw new AwsError('InvalidParameterValue', `Value '${Severity}' for Severity is not valid.`);
	const only =
		EnvironmentId || EnvironmentName ? findEnvironment(world, EnvironmentId, EnvironmentName) : undefined;
	const from = input.StartTime?.getTime() ?? Number.NEGATIVE_INFINITY;
	const to = input.EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
	// Events of platforms are told where platforms are made: there are none here.
	if (PlatformArn) return () => false;
	return ({ application, environment, version, template, time, severity, requestId }) =>
		(only === undefined || environment === only) &&
		(ApplicationName === undefined || application === ApplicationName) &&
		(VersionLabel === undefined || version === VersionLabel) &&
		(TemplateName === undefined || template === TemplateName) &&
		(RequestId === undefined || requestId === RequestId) &&
		ranks[severity] >= ranks[Severity] &&
		time >= from &&
		// "Up to, but not including."
		time < to;
}

const describeEvent = ({ environment, ...event }: EventRecord): EventDescription => ({
	EventDate: new Date(event.time),
	Message: event.message,
	ApplicationName: event.application,
	VersionLabel: event.version,
	TemplateName: event.template,
	EnvironmentName: environment?.name,
	RequestId: event.requestId,
	Severity: event.severity,
});
