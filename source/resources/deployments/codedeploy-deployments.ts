import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Source, Tone } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** BatchGetDeployments takes this many ids. */
const batchSize = 25;
/** The newest are what a person looks for; AWS keeps thousands. */
const mostDeployments = 100;
/** ListDeployments promises no order: what began this long ago is left out, in milliseconds. */
const recent = 30 * 86_400_000;

const tones: Record<string, Tone> = { Succeeded: 'good', Failed: 'bad', Stopped: 'warning' };
const isOver = (status: string) => status in tones;

export const codeDeployDeployments: Source<Deployment> = {
	title: 'CodeDeploy',
	rhythm: { settled: 60, moving: 5, background: 120 },
	async *list(region, options) {
		const ids: string[] = [];
		const since = { start: new Date(region.now() - recent) };
		const pages = region.pages('codedeploy', 'ListDeployments', { createTimeRange: since }, options);
		for await (const { deployments = [] } of pages) {
			ids.push(...deployments);
			if (ids.length >= mostDeployments) break;
		}
		for (let start = 0; start < Math.min(ids.length, mostDeployments); start += batchSize) {
			const deploymentIds = ids.slice(start, start + batchSize);
			const { deploymentsInfo = [] } = await region.call(
				'codedeploy',
				'BatchGetDeployments',
				{ deploymentIds },
				options,
			);
			yield deploymentsInfo.map(itemOf);
		}
	},
};

function itemOf(info: DeploymentInfo): Deployment {
	const { deploymentId = '', status = '', deploymentOverview: overview } = info;
	const { Pending = 0, InProgress = 0, Succeeded = 0, Failed = 0, Skipped = 0, Ready = 0 } = overview ?? {};
	const total = Pending + InProgress + Succeeded + Failed + Skipped + Ready;
	return {
		id: `codedeploy ${deploymentId}`,
		service: 'CodeDeploy',
		subjectId: deploymentId,
		name: info.applicationName ?? '',
		group: info.deploymentGroupName,
		version: versionOf(info),
		status,
		tone: tones[status] ?? 'busy',
		settled: isOver(status),
		...(total > 0 ? { counts: { done: Succeeded + Skipped, failed: Failed, total } } : {}),
		startedAt: info.createTime?.getTime() ?? 0,
		endedAt: info.completeTime?.getTime(),
		by: info.creator ?? '',
		message: info.errorInformation?.message ?? '',
	};
}

/** What a person calls the revision: the file's name without its ending, a short commit. */
function versionOf({ revision }: DeploymentInfo): string {
	const { s3Location, gitHubLocation } = revision ?? {};
	if (gitHubLocation?.commitId) return gitHubLocation.commitId.slice(0, 8);
	const file = s3Location?.key?.split('/').at(-1) ?? '';
	return file.replace(/\.(zip|tar|tgz|tar\.gz|json|ya?ml)$/, '');
}
