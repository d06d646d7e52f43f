/** What a careful person looks at before touching an environment. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';
import { healthOf, nameOf } from './environments-now.ts';

/** Beanstalk does one thing at a time to an environment, and refuses a second one. */
export function readyCheck(environment: EnvironmentDescription): Check {
	const { Status, AbortableOperationInProgress } = environment;
	const name = nameOf(environment);
	if (Status === 'Ready') return { status: 'passed', text: `${name} is Ready` };
	return {
		status: 'blocked',
		text: AbortableOperationInProgress
			? `${name} is ${Status}: an update is under way; wait for it, or abort it`
			: `${name} is ${Status}: it must be Ready`,
	};
}

/** Its health at the moment, by colour: a warning wherever it is not Green. */
export const healthCheck = (environment: EnvironmentDescription): Check => ({
	status: environment.Health === 'Green' ? 'passed' : 'warning',
	text: `${nameOf(environment)} is ${healthOf(environment)} now`,
});

/** Every alarm of the region that is in ALARM. That they cannot be read is a warning, never an end. */
export async function alarmChecks(region: Region, { signal }: CallOptions): Promise<Check[]> {
	try {
		const ringing: Check[] = [];
		for await (const { MetricAlarms = [], CompositeAlarms = [] } of region.pages(
			'cloudwatch',
			'DescribeAlarms',
			{ StateValue: 'ALARM', AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
			{ signal },
		))
			for (const { AlarmName, StateUpdatedTimestamp } of [...MetricAlarms, ...CompositeAlarms]) {
				const since =
					StateUpdatedTimestamp && ` since ${age(region.now() - StateUpdatedTimestamp.getTime())}`;
				ringing.push({ status: 'warning', text: `${AlarmName} is in ALARM${since ?? ''}` });
			}
		return ringing.length > 0 ? ringing : [{ status: 'passed', text: 'no alarm is in ALARM' }];
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		return [{ status: 'warning', text: `the alarms cannot be read: ${problem.sentence}` }];
	}
}
