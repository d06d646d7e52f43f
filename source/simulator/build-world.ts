import { bookshopCloudFormation } from './cloudformation/bookshop.ts';
import { newCloudFormationPart } from './cloudformation/part.ts';
import { bookshopCloudWatch } from './cloudwatch/bookshop.ts';
import { addAlarms } from './cloudwatch/crowd.ts';
import { newCloudWatchPart } from './cloudwatch/part.ts';
import { bookshopCodeDeploy } from './codedeploy/bookshop.ts';
import { newCodeDeployPart } from './codedeploy/part.ts';
import { bookshopEc2 } from './ec2/bookshop.ts';
import { growFleet } from './ec2/fleet.ts';
import { newEc2Part } from './ec2/part.ts';
import { bookshopElasticBeanstalk } from './elasticbeanstalk/bookshop.ts';
import { newElasticBeanstalkPart } from './elasticbeanstalk/part.ts';
import { bookshopIam } from './iam/bookshop.ts';
import { newIamPart } from './iam/part.ts';
import { createRandom } from './random.ts';
import { bookshopS3 } from './s3/bookshop.ts';
import { newS3Part } from './s3/part.ts';
import type { Simulation } from './simulation.ts';
import { createVirtualClock } from './virtual-clock.ts';
import type { World } from './world.ts';

/** The bookshop, as it stands when somebody first looks. `wall` gives the wall's milliseconds since the epoch. */
export function buildWorld(simulation: Simulation, options: { region: string; wall: () => number }): World {
	const { region, wall } = options;
	const world: World = {
		account: '123456789012',
		region,
		clock: createVirtualClock({ wall, start: wall(), speed: simulation.speed }),
		random: createRandom(simulation.seed),
		calm: simulation.calm ?? false,
		failingHooks: simulation.faults.hooks,
		ec2: newEc2Part(),
		iam: newIamPart(),
		cloudwatch: newCloudWatchPart(),
		cloudformation: newCloudFormationPart(),
		elasticbeanstalk: newElasticBeanstalkPart(),
		codedeploy: newCodeDeployPart(),
		s3: newS3Part(),
	};
	bookshopEc2(world, simulation.fleet);
	bookshopS3(world);
	bookshopIam(world);
	bookshopCloudWatch(world);
	bookshopCloudFormation(world);
	bookshopElasticBeanstalk(world);
	bookshopCodeDeploy(world, simulation.deployments);
	if (simulation.alarms !== undefined) addAlarms(world, simulation.alarms);
	if (simulation.instances !== undefined) growFleet(world, simulation.instances);
	return world;
}
