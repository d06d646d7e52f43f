import type {
	ApplicationMetrics,
	EnvironmentHealthAttribute,
	InstanceHealthSummary,
} from '@aws-sdk/client-elastic-beanstalk';
import type { AnswerOf, InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { createRandom } from '../random.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { colours } from './environment.ts';
import { findEnvironment } from './find.ts';
import { instancesOf } from './fleet.ts';

/** Enhanced health is measured over the last ten seconds, every ten seconds. */
const duration = 10;

type Answer = AnswerOf<'elasticbeanstalk', 'DescribeEnvironmentHealth'>;

export function describeEnvironmentHealth(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DescribeEnvironmentHealth'>,
): Answer {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	if (!environment.enhanced)
		throw new AwsError('InvalidRequestException', 'DescribeEnvironmentHealth is not supported.');
	const asked = input.AttributeNames ?? [];
	const wants = (attribute: EnvironmentHealthAttribute) => asked.includes('All') || asked.includes(attribute);
	const refreshed = Math.floor(world.clock.now() / (duration * 1000)) * duration * 1000;
	const answer: Answer = {
		EnvironmentName: environment.name,
		...(wants('HealthStatus') && { HealthStatus: environment.health }),
		...(wants('Color') && { Color: colours[environment.health] }),
		...(wants('Causes') && { Causes: [...environment.causes] }),
		...(wants('ApplicationMetrics') && { ApplicationMetrics: metrics(environment, refreshed) }),
		...(wants('InstancesHealth') && { InstancesHealth: instancesHealth(world, environment) }),
		...(wants('RefreshedAt') && { RefreshedAt: new Date(refreshed) }),
	};
	// AWS answers with the operational status (Ready, Updating), although the SDK types it as a colour.
	return wants('Status') ? Object.assign(answer, { Status: environment.status }) : answer;
}

/** From the environment's usual traffic, the same for everybody who asks within the ten seconds. */
function metrics({ id, requestRate, failing }: Environment, refreshed: number): ApplicationMetrics {
	const random = createRandom(Number.parseInt(id.slice(2, 8), 36) + refreshed / 1000);
	const RequestCount = Math.round(requestRate * duration * (0.85 + 0.3 * random.next()));
	const Status5xx = Math.round(RequestCount * failing);
	const Status4xx = Math.round(RequestCount * 0.01 * random.next());
	const Status3xx = Math.round(RequestCount * 0.04);
	const slow = 1 + 6 * failing + 0.2 * random.next();
	const latency = (seconds: number) => Math.round(seconds * slow * 1000) / 1000;
	return {
		Duration: duration,
		RequestCount,
		StatusCodes: {
			Status2xx: RequestCount - Status3xx - Status4xx - Status5xx,
			Status3xx,
			Status4xx,
			Status5xx,
		},
		Latency: {
			P10: latency(0.004),
			P50: latency(0.021),
			P75: latency(0.048),
			P85: latency(0.072),
			P90: latency(0.095),
			P95: latency(0.14),
			P99: latency(0.33),
			P999: latency(0.71),
		},
	};
}

/** Of an environment in trouble half the instances are. */
function instancesHealth(world: World, environment: Environment): InstanceHealthSummary {
	const all = instancesOf(world, environment).length;
	const { health } = environment;
	const summary = {
		NoData: 0,
		Unknown: 0,
		Pending: 0,
		Ok: all,
		Info: 0,
		Warning: 0,
		Degraded: 0,
		Severe: 0,
	};
	if (health === 'Ok' || health === 'Suspended') return summary;
	const affected = Math.ceil(all / 2);
	summary.Ok = all - affected;
	summary[health] = affected;
	return summary;
}
