/** Deployments of a group: what is under way, and what went well before. */
import type { DeploymentInfo, DeploymentStatus, RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches } from '../../resources/codedeploy/batches.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { revisionId } from '../../resources/codedeploy/revision-location.ts';
import { namesOf } from './group-now.ts';

/** While one is in any of these, CodeDeploy takes no other one of its group. */
export const activeStatuses: DeploymentStatus[] = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'];

/** Deployments that are looked through for earlier revisions. */
const mostDeployments = 50;

export async function activeDeployments(
	region: Region,
	group: DeploymentGroup,
	options: CallOptions,
): Promise<DeploymentInfo[]> {
	return deploymentsInfo(region, await deploymentIds(region, group, activeStatuses, options), options);
}

/** A revision that a group ran, and the deployment that brought it last. */
export interface PastRevision {
	location: RevisionLocation;
	deploymentId: string;
	/** Milliseconds since the epoch. */
	at: number;
}

/** The revisions of its successful deployments, each once, the latest first. */
export async function goodRevisions(
	region: Region,
	group: DeploymentGroup,
	options: CallOptions,
): Promise<PastRevision[]> {
	const ids = await deploymentIds(region, group, ['Succeeded'], options);
	const infos = await deploymentsInfo(region, ids, options);
	const found = new Map<string, PastRevision>();
	for (const info of infos.toSorted((a, b) => createdAt(b) - createdAt(a))) {
		if (!info.revision) continue;
		const id = revisionId(group.application, info.revision);
		if (!found.has(id))
			found.set(id, {
				location: info.revision,
				deploymentId: info.deploymentId ?? '',
				at: info.completeTime?.getTime() ?? createdAt(info),
			});
	}
	return [...found.values()];
}

export async function deploymentsInfo(
	region: Region,
	ids: readonly string[],
	options: CallOptions,
): Promise<DeploymentInfo[]> {
	const infos: DeploymentInfo[] = [];
	for (const batch of batches(ids)) {
		const page = await region.call('codedeploy', 'BatchGetDeployments', { deploymentIds: batch }, options);
		infos.push(...(page.deploymentsInfo ?? []));
	}
	return infos;
}

const createdAt = ({ createTime }: DeploymentInfo) => createTime?.getTime() ?? 0;

async function deploymentIds(
	region: Region,
	group: DeploymentGroup,
	includeOnlyStatuses: DeploymentStatus[],
	options: CallOptions,
): Promise<string[]> {
	const ids: string[] = [];
	const input = { ...namesOf(group), includeOnlyStatuses };
	for await (const { deployments = [] } of region.pages('codedeploy', 'ListDeployments', input, options)) {
		ids.push(...deployments);
		if (ids.length >= mostDeployments) break;
	}
	return ids.slice(0, mostDeployments);
}
