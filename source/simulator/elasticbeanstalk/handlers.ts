import type { Handlers } from '../world.ts';
import { describeEnvironments } from './describe-environments.ts';
import { describeEvents } from './describe-events.ts';
import { describeEnvironmentHealth } from './environment-health.ts';
import { swapEnvironmentCnames } from './swap.ts';

export const elasticbeanstalk: Handlers<'elasticbeanstalk'> = {
	DescribeEnvironmentHealth: describeEnvironmentHealth,
	DescribeEnvironments: describeEnvironments,
	DescribeEvents: describeEvents,
	SwapEnvironmentCNAMEs: swapEnvironmentCnames,
};
