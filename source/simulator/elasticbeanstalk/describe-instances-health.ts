import type {
	InstancesHealthAttribute,
	SingleInstanceHealth,
	SystemStatus,
} from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { requestRate } from './address.ts';
import { measure, noiseOf, refreshedAt } from './application-metrics.ts';
import type { Environment, InstanceDeployment } from './environment.ts';
import { colours } from './environment.ts';
import { refuseUnlessEnhanced } from './environment-health.ts';
import { findEnvironment } from './find.ts';
import type { InstanceHealth } from './instance-health.ts';
import { healthOfInstances } from './instance-health.ts';

/** Instances of one answer. */
const pageSize = 100;

export function describeInstancesHealth(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DescribeInstancesHealth'>,
) {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	refuseUnlessEnhanced(environment, 'DescribeInstancesHealth');
	const asked = input.AttributeNames ?? [];
	const wants = (attribute: InstancesHealthAttribute) => asked.includes('All') || asked.includes(attribute);
	const start = input.NextToken === undefined ? 0 : readPageToken('DescribeInstancesHealth', input.NextToken);
	if (start === undefined) throw new AwsError('InvalidParameterValue', 'NextToken is not valid.');
	const all = healthOfInstances(world, environment);
	const refreshed = refreshedAt(world);
	const rate = rateOfEach(world, environment, all);
	const end = start + pageSize;
	return {
		InstanceHealthList: all.slice(start, end).map((one) => describe(environment, one)),
		RefreshedAt: new Date(refreshed),
		...(end < all.length && { NextToken: pageToken('DescribeInstancesHealth', end) }),
	};

	function describe({ instances, outOfService }: Environment, one: InstanceHealth): SingleInstanceHealth {
		const { instance, health, causes, failing } = one;
		const taken = instance.state === 'running' && !outOfService.has(instance.id) ? rate : 0;
		return {
			InstanceId: instance.id,
			...(wants('HealthStatus') && { HealthStatus: health }),
			...(wants('Color') && { Color: colours[health] }),
			...(wants('Causes') && { Causes: [...causes] }),
			...(wants('LaunchedAt') && { LaunchedAt: new Date(instance.launchedAt) }),
			...(wants('ApplicationMetrics') && {
				ApplicationMetrics: measure(instance.id, { rate: taken, failing }, refreshed),
			}),
			...(wants('System') && { System: system(instance.id, { rate: taken, failing }, refreshed) }),
			...(wants('Deployment') && { Deployment: deploymentOf(instances.get(instance.id)) }),
			...(wants('AvailabilityZone') && { AvailabilityZone: instance.zone }),
			...(wants('InstanceType') && { InstanceType: instance.type }),
		};
	}
}

/** Requests a second that each instance in service takes. */
function rateOfEach(world: World, environment: Environment, all: readonly InstanceHealth[]): number {
	const taking = all.filter(
		({ instance }) => instance.state === 'running' && !environment.outOfService.has(instance.id),
	);
	return requestRate(world, environment) / Math.max(1, taking.length);
}

const deploymentOf = (deployed: InstanceDeployment | undefined) =>
	deployed && {
		VersionLabel: deployed.version,
		DeploymentId: deployed.deploymentId,
		Status: deployed.status,
		DeploymentTime: new Date(deployed.time),
	};

/** Percents of the processor, and the load of one, five and fifteen minutes. */
function system(
	id: string,
	{ rate, failing }: { rate: number; failing: number },
	refreshed: number,
): SystemStatus {
	const random = noiseOf(id, refreshed);
	const round = (value: number) => Math.round(value * 10) / 10;
	const User = round(Math.min(92, (4 + 1.4 * rate + 3 * random.next()) * (1 + 4 * failing)));
	const System = round(1 + User / 12);
	const IOWait = round(0.4 * random.next());
	const load = (User + System) / 50;
	return {
		CPUUtilization: {
			User,
			System,
			IOWait,
			Idle: round(100 - User - System - IOWait),
			Nice: 0,
			IRQ: 0,
			SoftIRQ: round(0.1 * random.next()),
		},
		LoadAverage: [load, load * 0.9, load * 0.85].map((value) => Math.round(value * 100) / 100),
	};
}
