import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Acceptor, Condition } from '../../operations/plan.ts';

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
