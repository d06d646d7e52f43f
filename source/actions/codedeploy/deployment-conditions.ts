/** What is watched of a deployment, and asked right before anything is sent: as data. */
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { literal } from '../../operations/find.ts';
import type { Acceptor, Condition, Guard, PlannedCall, Reference } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { activeStatuses } from './group-deployments.ts';
import { namesOf } from './group-now.ts';

/** The deployment that a step of the plan creates. */
export interface Created {
	step: number;
	/** The one that the step's inverse creates, while it is taken back. */
	undo?: true;
}

/** Reads a deployment: by its id, or the one that a step creates. */
export function reading(which: string | Created): PlannedCall {
	const call = (deploymentIds: string[]) =>
		({ service: 'codedeploy', operation: 'BatchGetDeployments', input: { deploymentIds } }) as const;
	if (typeof which === 'string') return { call: call([which]) };
	const reference: Reference = { into: 'deploymentIds[0]', from: 'deploymentId', ...which };
	return { call: call([]), references: [reference] };
}

/** Seconds that Airboss watches a deployment; a single lifecycle event may take an hour. */
const longest = 6 * 3600;

/** Looks at the deployment every so often, and tells what CodeDeploy says of it. */
export const deploymentIs = (
	which: string | Created,
	title: string,
	acceptors: Acceptor[],
	within: number = longest,
): Condition => ({
	...reading(which),
	title,
	acceptors,
	progress: progressPath,
	narration: { ...reading(which), path: narrationPath },
	every: 5,
	within,
});

const info = 'deploymentsInfo[0]';

const count = (status: string, word: string, always: boolean) => {
	const text = `join(' ', [to_string(deploymentOverview.${status} || '0'), '${word}'])`;
	return `${always ? 'deploymentOverview' : `deploymentOverview.${status} > \`0\``} && ${text}`;
};

const counts = [
	count('Succeeded', 'ok', true),
	count('Ready', 'ready', false),
	count('InProgress', 'going', true),
	count('Pending', 'waiting', true),
	count('Failed', 'failed', true),
	count('Skipped', 'skipped', false),
];

/** `InProgress · 7 ok · 3 going · 2 waiting · 0 failed`; before it starts CodeDeploy counts nothing. */
const progressPath = `${info}.[status, ${counts.join(', ')}][?@] | join(' · ', @)`;

const narrationPath = `[${info}.join(' ', [deploymentId, status]), ${info}.deploymentStatusMessages, ${info}.errorInformation.message, ${info}.rollbackInfo.rollbackMessage][]`;

export const statusIs = (expected: string): Acceptor => ({
	matcher: 'path',
	path: `${info}.status`,
	expected,
	outcome: 'success',
});

/** Of blue/green: the traffic has moved, and the originals wait for their end. */
export const trafficHasMoved: Acceptor = {
	matcher: 'path',
	path: `${info}.instanceTerminationWaitTimeStarted`,
	expected: true,
	outcome: 'success',
};

const failure = (status: string, reason: string): Acceptor => ({
	matcher: 'path',
	path: `${info}.status`,
	expected: status,
	outcome: 'failure',
	reason,
	because: `${info}.errorInformation.message`,
});

export const failed = failure('Failed', 'The deployment has failed');
export const stopped = failure('Stopped', 'The deployment was stopped');

/** Only where its answer was missing: what was created meanwhile may be somebody else's. */
export function isAnother({ s3Location, gitHubLocation }: RevisionLocation): Acceptor {
	const other = s3Location
		? `revision.s3Location.[bucket, key] != ${literal([s3Location.bucket ?? '', s3Location.key ?? ''])}`
		: `revision.gitHubLocation.commitId != ${literal(gitHubLocation?.commitId ?? '')}`;
	return {
		matcher: 'path',
		path: `length(deploymentsInfo[?${other}])`,
		expected: 1,
		outcome: 'failure',
		reason: 'It is a deployment of another revision, which somebody else has started',
	};
}

/** Nothing is deployed to the group at the moment. */
export const groupIsFree = (group: DeploymentGroup): Guard => ({
	call: {
		service: 'codedeploy',
		operation: 'ListDeployments',
		input: { ...namesOf(group), includeOnlyStatuses: [...activeStatuses] },
	},
	path: 'length(deployments)',
	expected: 0,
	otherwise: `Another deployment is under way in ${group.name}, and CodeDeploy takes one at a time.`,
});

/** What was created in the group since its last deployment that is known now. AWS's own time, not ours, bounds it. */
export function createdSince(group: DeploymentGroup): PlannedCall & { ids: string } {
	const { lastAttempted } = group;
	const input = {
		...namesOf(group),
		...(lastAttempted ? { createTimeRange: { start: new Date(lastAttempted.createdAt) } } : {}),
	};
	return {
		call: { service: 'codedeploy', operation: 'ListDeployments', input },
		ids: lastAttempted ? `deployments[?@ != '${lastAttempted.id}']` : 'deployments',
	};
}

/** Nothing but the deployment that this plan creates was created in the group since. */
export function onlyOurs(group: DeploymentGroup): Guard {
	const { call, ids } = createdSince(group);
	return {
		call,
		path: `length(${ids})`,
		expected: 1,
		otherwise: `${group.name} was deployed to again since, by its own rollback or by somebody else: roll-back brings an earlier revision back.`,
	};
}
