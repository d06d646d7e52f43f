import { notYet } from '../not-yet.ts';
import type { Handlers } from '../world.ts';
import { describeEnvironments } from './describe-environments.ts';
import { describeEvents } from './describe-events.ts';
import { describeEnvironmentHealth } from './environment-health.ts';
import { swapEnvironmentCnames } from './swap.ts';

export const elasticbeanstalk: Handlers<'elasticbeanstalk'> = {
	AbortEnvironmentUpdate: notYet,
	CheckDNSAvailability: notYet,
	CreateApplicationVersion: notYet,
	CreateConfigurationTemplate: notYet,
	CreateEnvironment: notYet,
	CreateStorageLocation: notYet,
	DeleteApplicationVersion: notYet,
	DeleteConfigurationTemplate: notYet,
	DescribeApplications: notYet,
	DescribeApplicationVersions: notYet,
	DescribeConfigurationSettings: notYet,
	DescribeInstancesHealth: notYet,
	ListPlatformVersions: notYet,
	ListTagsForResource: notYet,
	RebuildEnvironment: notYet,
	RestartAppServer: notYet,
	TerminateEnvironment: notYet,
	UpdateEnvironment: notYet,
	DescribeEnvironmentHealth: describeEnvironmentHealth,
	DescribeEnvironments: describeEnvironments,
	DescribeEvents: describeEvents,
	SwapEnvironmentCNAMEs: swapEnvironmentCnames,
};
