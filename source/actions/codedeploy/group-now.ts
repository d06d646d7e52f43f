/** A deployment group as CodeDeploy has it now: what is on the screen may be old, or not be listed at all. */
import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import { ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Target } from '../../operations/plan.ts';
import {
	type DeploymentGroup,
	deploymentGroup,
	groupId,
} from '../../resources/codedeploy/deployment-group.ts';

export interface GroupNow {
	group: DeploymentGroup;
	info: DeploymentGroupInfo;
}

/** `id` is `application/group`. Throws ProblemError, also when there is no such group. */
export async function groupNow(region: Region, id: string, options: CallOptions): Promise<GroupNow> {
	const [, applicationName = '', name = ''] = /^([^/]*)\/(.*)$/.exec(id) ?? [];
	if (applicationName === '' || name === '') throw missing(id);
	const { deploymentGroupsInfo: [info] = [] } = await region.call(
		'codedeploy',
		'BatchGetDeploymentGroups',
		{ applicationName, deploymentGroupNames: [name] },
		options,
	);
	if (!info) throw missing(id);
	return { group: deploymentGroup(info), info };
}

const missing = (id: string) =>
	new ProblemError({
		kind: 'not-found',
		sentence: id === '' ? 'No deployment group was named.' : `There is no deployment group ${id}.`,
		hint: 'Name one as application/group: the list of deployment groups tells which there are.',
		transient: false,
	});

export const targetOf = ({ id, name }: DeploymentGroup): Target => ({ kind: 'deployment-groups', id, name });

/** What CodeDeploy's calls name a group by. */
export const namesOf = ({ application, name }: DeploymentGroup) => ({
	applicationName: application,
	deploymentGroupName: name,
});

/** The group's id, from how a deployment names it. */
export const groupOf = ({ name, group }: { name: string; group?: string }): string | undefined =>
	group ? groupId(name, group) : undefined;
