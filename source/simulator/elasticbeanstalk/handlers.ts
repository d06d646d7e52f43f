import type { LateHandlers } from '../world.ts';
import { abortEnvironmentUpdate } from './abort-update.ts';
import { checkDnsAvailability } from './check-dns.ts';
import { createEnvironment } from './create-environment.ts';
import { createStorageLocation } from './create-storage-location.ts';
import { createApplicationVersion } from './create-version.ts';
import { deleteApplicationVersion } from './delete-version.ts';
import { describeApplications } from './describe-applications.ts';
import { describeEnvironments } from './describe-environments.ts';
import { describeEvents } from './describe-events.ts';
import { describeInstancesHealth } from './describe-instances-health.ts';
import { describeConfigurationSettings } from './describe-settings.ts';
import { describeApplicationVersions } from './describe-versions.ts';
import { describeEnvironmentHealth } from './environment-health.ts';
import { listPlatformVersions } from './list-platform-versions.ts';
import { listTagsForResource } from './list-tags.ts';
import { rebuildEnvironment } from './rebuild-environment.ts';
import { restartAppServer } from './restart-app-server.ts';
import { createConfigurationTemplate, deleteConfigurationTemplate } from './saved-configurations.ts';
import { swapEnvironmentCnames } from './swap.ts';
import { terminateEnvironment } from './terminate-environment.ts';
import { updateEnvironment } from './update-environment.ts';

export const elasticbeanstalk = {
	AbortEnvironmentUpdate: abortEnvironmentUpdate,
	CheckDNSAvailability: checkDnsAvailability,
	CreateApplicationVersion: createApplicationVersion,
	CreateConfigurationTemplate: createConfigurationTemplate,
	CreateEnvironment: createEnvironment,
	CreateStorageLocation: createStorageLocation,
	DeleteApplicationVersion: deleteApplicationVersion,
	DeleteConfigurationTemplate: deleteConfigurationTemplate,
	DescribeApplications: describeApplications,
	DescribeApplicationVersions: describeApplicationVersions,
	DescribeConfigurationSettings: describeConfigurationSettings,
	DescribeInstancesHealth: describeInstancesHealth,
	ListPlatformVersions: listPlatformVersions,
	ListTagsForResource: listTagsForResource,
	RebuildEnvironment: rebuildEnvironment,
	RestartAppServer: restartAppServer,
	TerminateEnvironment: terminateEnvironment,
	UpdateEnvironment: updateEnvironment,
	DescribeEnvironmentHealth: describeEnvironmentHealth,
	DescribeEnvironments: describeEnvironments,
	DescribeEvents: describeEvents,
	SwapEnvironmentCNAMEs: swapEnvironmentCnames,
} satisfies LateHandlers<'elasticbeanstalk'>;
