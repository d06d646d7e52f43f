import { notYet } from '../not-yet.ts';
import type { Handlers } from '../world.ts';
import { checkDnsAvailability } from './check-dns.ts';
import { describeApplications } from './describe-applications.ts';
import { describeEnvironments } from './describe-environments.ts';
import { describeEvents } from './describe-events.ts';
import { describeInstancesHealth } from './describe-instances-health.ts';
import { describeConfigurationSettings } from './describe-settings.ts';
import { describeApplicationVersions } from './describe-versions.ts';
import { describeEnvironmentHealth } from './environment-health.ts';
import { listPlatformVersions } from './list-platform-versions.ts';
import { listTagsForResource } from './list-tags.ts';
import { swapEnvironmentCnames } from './swap.ts';

export const elasticbeanstalk = {
	AbortEnvironmentUpdate: notYet,
	CheckDNSAvailability: checkDnsAvailability,
	CreateApplicationVersion: notYet,
	CreateConfigurationTemplate: notYet,
	CreateEnvironment: notYet,
	CreateStorageLocation: notYet,
	DeleteApplicationVersion: notYet,
	DeleteConfigurationTemplate: notYet,
	DescribeApplications: describeApplications,
	DescribeApplicationVersions: describeApplicationVersions,
	DescribeConfigurationSettings: describeConfigurationSettings,
	DescribeInstancesHealth: describeInstancesHealth,
	ListPlatformVersions: listPlatformVersions,
	ListTagsForResource: listTagsForResource,
	RebuildEnvironment: notYet,
	RestartAppServer: notYet,
	TerminateEnvironment: notYet,
	UpdateEnvironment: notYet,
	DescribeEnvironmentHealth: describeEnvironmentHealth,
	DescribeEnvironments: describeEnvironments,
	DescribeEvents: describeEvents,
	SwapEnvironmentCNAMEs: swapEnvironmentCnames,
} satisfies Handlers<'elasticbeanstalk'>;
