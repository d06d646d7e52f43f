/** What is watched after a swap: the environment that has gone live, and the alarms. */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Bake, Fact, Gauge, Light, PlannedCall } from '../../operations/plan.ts';
import { alarmLights } from '../cloudwatch/alarm-lights.ts';
import { nameOf } from './environments-now.ts';

interface Wishes {
	/** Has the production address after the swap, and before it. */
	next: Environment;
	live: Environment;
	minutes: number;
	alarms: readonly string[];
	armed: boolean;
}

/** Seconds: enhanced health is measured every ten. */
const every = 10;

export function swapBake({ next, live, minutes, alarms, armed }: Wishes): Bake {
	const both = [next, live];
	return {
		title: `${nameOf(next)} takes the traffic of ${live.CNAME}`,
		seconds: minutes * 60,
		every,
		lights: [healthLight(next), ...alarmLights(alarms)],
		gauges: both.filter(isEnhanced).flatMap(gaugesOf),
		facts: both.flatMap((environment) => factsOf(environment, both)),
		armed,
		next: {
			title: `terminate ${nameOf(live)}`,
			action: 'terminate-environment',
			targets: [live.EnvironmentId ?? ''],
		},
	};
}

/** Only enhanced health has a status, causes and metrics. */
const isEnhanced = ({ HealthStatus }: Environment): boolean => HealthStatus !== undefined;

const readHealth = ({ EnvironmentId }: Environment): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironmentHealth',
		input: {
			EnvironmentId,
			AttributeNames: ['Status', 'Color', 'Causes', 'ApplicationMetrics', 'HealthStatus'],
		},
	},
});

const readBoth = (both: readonly Environment[]): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeEnvironments',
		input: { EnvironmentIds: both.map(({ EnvironmentId = '' }) => EnvironmentId), IncludeDeleted: false },
	},
});

const entryOf = ({ EnvironmentId }: Environment): string =>
	`Environments[?EnvironmentId == ${literal(EnvironmentId ?? '')}] | [0]`;

/** Red is Degraded or Severe; a Warning is told, and decides nothing. */
function healthLight(environment: Environment): Light {
	const name = nameOf(environment);
	const enhanced = isEnhanced(environment);
	const colour = enhanced ? 'Color' : 'Environments[0].Health';
	const ended = enhanced ? 'Status' : 'Environments[0].Status';
	return {
		...(enhanced ? readHealth(environment) : readBoth([environment])),
		title: `health of ${name}`,
		acceptors: [
			{
				matcher: 'path',
				path: colour,
				expected: 'Red',
				outcome: 'failure',
				reason: `${name} is Red`,
				because: enhanced ? 'Causes[0]' : undefined,
			},
			{
				matcher: 'path',
				path: ended,
				expected: 'Terminating',
				outcome: 'failure',
				reason: `${name} is being terminated`,
			},
			{ matcher: 'path', path: colour, expected: 'Green', outcome: 'success' },
		],
		progress: enhanced ? "join('/', [Color, HealthStatus])" : colour,
	};
}

/** AWS counts over `Duration`, although the API reference calls it an average: `eb health` divides as well. */
function gaugesOf(environment: Environment): Gauge[] {
	const of = { ...readHealth(environment), side: nameOf(environment) };
	const metrics = 'ApplicationMetrics';
	return [
		{ ...of, title: 'requests', path: `${metrics}.RequestCount`, per: `${metrics}.Duration`, unit: '/s' },
		{
			...of,
			title: 'errors',
			path: `${metrics}.StatusCodes.Status5xx`,
			per: `${metrics}.RequestCount`,
			times: 100,
			unit: '%',
		},
		{ ...of, title: 'p90', path: `${metrics}.Latency.P90`, times: 1000, unit: 'ms' },
	];
}

function factsOf(environment: Environment, both: readonly Environment[]): Fact[] {
	const of = { ...readBoth(both), side: nameOf(environment) };
	const own = entryOf(environment);
	return [
		{ ...of, title: 'version', path: `${own}.VersionLabel` },
		{ ...of, title: 'health', path: `${own} | join('/', [Health, HealthStatus || Status])` },
		{ ...of, title: 'address', path: `${own}.CNAME` },
	];
}
