import type { EnvironmentHealthAttribute, InstanceHealthSummary } from '@aws-sdk/client-elastic-beanstalk';
import type { AnswerOf, InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { requestRate } from './address.ts';
import { measure, refreshedAt } from './application-metrics.ts';
import type { Environment } from './environment.ts';
import { colours } from './environment.ts';
import { findEnvironment } from './find.ts';
import { healthOfInstances } from './instance-health.ts';

type Answer = AnswerOf<'elasticbeanstalk', 'DescribeEnvironmentHealth'>;

export function describeEnvironmentHealth(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DescribeEnvironmentHealth'>,
): Answer {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	refuseUnlessEnhanced(environment, 'DescribeEnvironmentHealth');
	const asked = input.AttributeNames ?? [];
	const wants = (attribute: EnvironmentHealthAttribute) => asked.includes('All') || asked.includes(attribute);
	const refreshed = refreshedAt(world);
	const traffic = { rate: requestRate(world, environment), failing: environment.failing };
	const answer: Answer = {
		EnvironmentName: environment.name,
		...(wants('HealthStatus') && { HealthStatus: environment.health }),
		...(wants('Color') && { Color: colours[environment.health] }),
		...(wants('Causes') && { Causes: [...environment.causes] }),
		...(wants('ApplicationMetrics') && { ApplicationMetrics: measure(environment.id, traffic, refreshed) }),
		...(wants('InstancesHealth') && { InstancesHealth: summary(world, environment) }),
		...(wants('RefreshedAt') && { RefreshedAt: new Date(refreshed) }),
	};
	// AWS answers with the operational status (Ready, Updating), although the SDK types it as a colour.
	return wants('Status') ? Object.assign(answer, { Status: environment.status }) : answer;
}

export function refuseUnlessEnhanced({ enhanced }: Environment, operation: string): void {
	if (!enhanced) throw new AwsError('InvalidRequestException', `${operation} is not supported.`);
}

function summary(world: World, environment: Environment): InstanceHealthSummary {
	const counts = { NoData: 0, Unknown: 0, Pending: 0, Ok: 0, Info: 0, Warning: 0, Degraded: 0, Severe: 0 };
	for (const { health } of healthOfInstances(world, environment))
		if (health !== 'Suspended') counts[health]++;
	return counts;
}
