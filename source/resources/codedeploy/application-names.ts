import type { CallOptions, Region } from '../../aws/region.ts';

/** Names of all CodeDeploy applications, as AWS pages them. */
export async function* applicationNames(region: Region, options: CallOptions): AsyncIterable<string[]> {
	for await (const { applications = [] } of region.pages('codedeploy', 'ListApplications', {}, options))
		yield applications;
}

/** Names of the deployment groups of an application. */
export async function groupNames(
	region: Region,
	applicationName: string,
	options: CallOptions,
): Promise<string[]> {
	const names: string[] = [];
	const pages = region.pages('codedeploy', 'ListDeploymentGroups', { applicationName }, options);
	for await (const { deploymentGroups = [] } of pages) names.push(...deploymentGroups);
	return names;
}
