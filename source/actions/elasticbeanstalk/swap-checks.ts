import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';

/** Is it wise to swap now? `destination` is the one whose health counts: its version goes live. */
export async function swapChecks(
	region: Region,
	source: Environment,
	destination: Environment,
	options: CallOptions,
): Promise<Check[]> {
	return [
		...readyChecks([source, destination]),
		sameApplication(source, destination),
		await healthCheck(region, destination, options),
		versionCheck(source, destination),
		...(await alarmChecks(region, options)),
	];
}

function readyChecks(both: readonly Environment[]): Check[] {
	const busy = both.filter(({ Status }) => Status !== 'Ready');
	return busy.length === 0
		? [{ status: 'passed', text: 'both environments are Ready' }]
		: busy.map(({ EnvironmentName, Status }) => ({
				status: 'blocked',
				text: `${EnvironmentName} is ${Status}: both must be Ready for a swap`,
			}));
}

const sameApplication = (source: Environment, destination: Environment): Check =>
	source.ApplicationName === destination.ApplicationName
		? { status: 'passed', text: `same application: ${source.ApplicationName}` }
		: {
				status: 'blocked',
				text: `they belong to two applications: ${source.ApplicationName} and ${destination.ApplicationName}`,
			};

/** Beanstalk tells in its events when health changed: `Environment health has transitioned from Info to Ok.` */
async function healthCheck(region: Region, environment: Environment, options: CallOptions): Promise<Check> {
	const { EnvironmentName, EnvironmentId, Health = 'Grey', HealthStatus } = environment;
	const health = HealthStatus ? `${Health}/${HealthStatus}` : Health;
	const good = Health === 'Green';
	const since = await lastTransition(region, EnvironmentId, options);
	const how = since === undefined ? '' : ` for ${age(region.now() - since)}`;
	return { status: good ? 'passed' : 'warning', text: `${EnvironmentName} is ${health}${how}` };
}

async function lastTransition(
	region: Region,
	EnvironmentId: string | undefined,
	options: CallOptions,
): Promise<number | undefined> {
	try {
		const { Events = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeEvents',
			{ EnvironmentId, MaxRecords: 200 },
			options,
		);
		return Events.find(({ Message }) => Message?.includes('health has transitioned'))?.EventDate?.getTime();
	} catch {
		// Since when is a courtesy; the health itself is known.
		return undefined;
	}
}

const versionCheck = ({ VersionLabel: live }: Environment, { VersionLabel: next }: Environment): Check =>
	live === next
		? { status: 'warning', text: `both run the same version, ${live ?? 'none'}` }
		: { status: 'passed', text: `versions: ${live ?? 'none'} → ${next ?? 'none'}` };

async function alarmChecks(region: Region, options: CallOptions): Promise<Check[]> {
	try {
		const ringing: Check[] = [];
		for await (const page of region.pages(
			'cloudwatch',
			'DescribeAlarms',
			{ StateValue: 'ALARM', AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
			options,
		))
			for (const { AlarmName, StateUpdatedTimestamp } of [
				...(page.MetricAlarms ?? []),
				...(page.CompositeAlarms ?? []),
			]) {
				const since =
					StateUpdatedTimestamp && ` since ${age(region.now() - StateUpdatedTimestamp.getTime())}`;
				ringing.push({ status: 'warning', text: `${AlarmName} is in ALARM${since ?? ''}` });
			}
		return ringing.length > 0 ? ringing : [{ status: 'passed', text: 'no alarm is in ALARM' }];
	} catch (error) {
		return [{ status: 'warning', text: `the alarms cannot be read: ${problemFrom(error).sentence}` }];
	}
}
