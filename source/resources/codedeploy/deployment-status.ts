import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Tone } from '../resource.ts';

/**
 * What a DeploymentStatus means to a person. `Ready` is a blue/green deployment that waits for the reroute, and
 * `Baking` one that waits with its alarms watched; a status that is not here is on its way.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html
 */
export const deploymentTones: Readonly<Record<string, Tone>> = {
	Ready: 'warning',
	Succeeded: 'good',
	Failed: 'bad',
	Stopped: 'warning',
};

const over: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Stopped']);

/** Does CodeDeploy change it no more? */
export const isDeploymentOver = (status: string | undefined): boolean => over.has(status ?? '');

/** Has the traffic moved, and are the originals kept for a while? */
export const isTerminationWait = (info: DeploymentInfo): boolean =>
	info.instanceTerminationWaitTimeStarted === true && !isDeploymentOver(info.status);

/** A rollback begins this soon after a failure, or not at all. Milliseconds. */
const rollbackWithin = 60_000;

/** Is it over, with nothing more to be said of it? A failed one may yet be rolled back. `now`: the region's. */
export function isLastWord(info: DeploymentInfo, now: number): boolean {
	const { status, autoRollbackConfiguration: rules, rollbackInfo, completeTime } = info;
	if (!isDeploymentOver(status)) return false;
	if (status === 'Succeeded' || rules?.enabled !== true || rollbackInfo?.rollbackDeploymentId) return true;
	return now - (completeTime?.getTime() ?? 0) >= rollbackWithin;
}
