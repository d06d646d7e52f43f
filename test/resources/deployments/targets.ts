/** Deployments and their targets as CodeDeploy tells of them. */
import type { DeploymentInfo, InstanceTarget, LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { KnownTarget } from '../../../source/resources/deployments/known-targets.ts';
import { ago } from '../region.ts';

export const inPlace = [
	'ApplicationStop',
	'DownloadBundle',
	'BeforeInstall',
	'Install',
	'AfterInstall',
	'ApplicationStart',
	'ValidateService',
];
export const allow = ['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'];
export const block = ['BeforeBlockTraffic', 'BlockTraffic', 'AfterBlockTraffic'];

const s3 = (version: string) => ({
	revisionType: 'S3' as const,
	s3Location: { bucket: 'releases', key: `web/${version}.zip` },
});

export const deployment = (more: Partial<DeploymentInfo> = {}): DeploymentInfo => ({
	deploymentId: 'd-7XK',
	applicationName: 'bookshop-web',
	deploymentGroupName: 'production',
	deploymentConfigName: 'CodeDeployDefault.HalfAtATime',
	previousRevision: s3('v41'),
	revision: s3('v42'),
	status: 'InProgress',
	createTime: ago(260),
	startTime: ago(252),
	creator: 'user',
	...more,
});

/**
 * Events of a lifecycle, ten seconds each, of which `done` are through (the last one `seconds` ago) and the next
 * one is as `then` says.
 */
export function events(
	titles: readonly string[],
	done: number,
	then: 'Pending' | 'InProgress' | 'Failed' = 'Pending',
	seconds = 5,
): LifecycleEvent[] {
	return titles.map((lifecycleEventName, index): LifecycleEvent => {
		const end = seconds + (done - 1 - index) * 10;
		if (index < done)
			return { lifecycleEventName, status: 'Succeeded', startTime: ago(end + 10), endTime: ago(end) };
		if (index > done || then === 'Pending')
			return { lifecycleEventName, status: then === 'Failed' ? 'Skipped' : 'Pending' };
		if (then === 'InProgress') return { lifecycleEventName, status: then, startTime: ago(seconds) };
		return {
			lifecycleEventName,
			status: then,
			startTime: ago(seconds),
			endTime: ago(1),
			diagnostics: {
				errorCode: 'ScriptFailed',
				scriptName: 'scripts/validate.sh',
				message: 'Script at specified location: scripts/validate.sh failed with exit code 22',
				logTail: 'LifecycleEvent - ValidateService\n[stderr]\tcurl: (22) \u001b[31m503\n',
			},
		};
	});
}

/** A target that was read just now. */
export function target(
	targetId: string,
	status: InstanceTarget['status'],
	lifecycleEvents: LifecycleEvent[],
	instanceLabel?: 'Blue' | 'Green',
): [string, KnownTarget] {
	const told: InstanceTarget = { targetId, status, lifecycleEvents, ...(instanceLabel && { instanceLabel }) };
	return [targetId, { status: status ?? '', told, readAt: ago(0).getTime(), sealed: false }];
}

export const waiting = (id: string) => target(id, 'Pending', events(inPlace, 0));
export const through = (id: string) => target(id, 'Succeeded', events(inPlace, 7));
export const going = (id: string, at = 3) => target(id, 'InProgress', events(inPlace, at, 'InProgress'));
export const broken = (id: string) => target(id, 'Failed', events(inPlace, 6, 'Failed'));
