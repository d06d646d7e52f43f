import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';

/** Every environment of the region that is not terminated, for what is told about versions, applications and updates. */
export async function readEnvironments(
	region: Region,
	options: CallOptions,
): Promise<EnvironmentDescription[]> {
	const environments: EnvironmentDescription[] = [];
	const pages = region.pages('elasticbeanstalk', 'DescribeEnvironments', { IncludeDeleted: false }, options);
	for await (const { Environments = [] } of pages) environments.push(...Environments);
	return environments;
}
