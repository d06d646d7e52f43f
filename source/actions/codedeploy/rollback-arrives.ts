import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Acceptor, Condition } from '../../operations/plan.ts';
import { reading } from './deployment-conditions.ts';

/**
 * The group has another deployment than this one, and that has succeeded: its rollback, whose id nobody knows
 * before it begins.
 */
export function rollbackArrives(info: DeploymentInfo, title: string): Condition {
	const { applicationName, deploymentGroupName = '', deploymentId = '' } = info;
	const last = 'deploymentGroupsInfo[0].lastAttemptedDeployment';
	const ended = (status: string): Pick<Acceptor, 'matcher' | 'path' | 'expected'> => ({
		matcher: 'path',
		path: `${last}.[deploymentId != '${deploymentId}', status]`,
		expected: [true, status],
	});
	return {
		call: {
			service: 'codedeploy',
			operation: 'BatchGetDeploymentGroups',
			input: { applicationName, deploymentGroupNames: [deploymentGroupName] },
		},
		title,
		acceptors: [
			{ ...ended('Succeeded'), outcome: 'success' },
			{ ...ended('Failed'), outcome: 'failure', reason: 'The rollback has failed' },
			{ ...ended('Stopped'), outcome: 'failure', reason: 'The rollback was stopped' },
		],
		progress: `${last}.join(' ', [deploymentId, status])`,
		every: 5,
		within: 6 * 3600,
	};
}

/** Seconds. CodeDeploy makes a rollback within one or two minutes of the stop, or none. */
const patience = 300;

/**
 * The stopped deployment names its rollback. Where it only says something of one, there is none: that ends it.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RollbackInfo.html
 */
export function rollbackBegins(deploymentId: string): Condition {
	const rollback = 'deploymentsInfo[0].rollbackInfo';
	const named = `length(${rollback}.rollbackDeploymentId || '') > \`0\``;
	return {
		...reading(deploymentId),
		title: `CodeDeploy has begun to roll ${deploymentId} back`,
		acceptors: [
			{ matcher: 'path', path: named, expected: true, outcome: 'success' },
			{
				matcher: 'path',
				path: `length(${rollback}.rollbackMessage || '') > \`0\``,
				expected: true,
				outcome: 'failure',
				reason: `${deploymentId} is stopped, and CodeDeploy made no rollback`,
				because: `${rollback}.rollbackMessage`,
			},
		],
		progress: `${rollback}.rollbackMessage || 'no rollback yet'`,
		every: 5,
		within: patience,
	};
}
