import type { DeploymentOverview } from '@aws-sdk/client-codedeploy';
import { literal } from '../../operations/find.ts';
import type { Check, Guard, Plan } from '../../operations/plan.ts';
import { isDeploymentOver } from '../../resources/codedeploy/deployment-status.ts';
import type { Action } from '../action.ts';
import { deploymentIs, reading, statusIs } from './deployment-conditions.ts';
import {
	type DeploymentNow,
	deploymentNow,
	deploymentTarget,
	isUnderWay,
	nothingToDo,
	underWayIn,
} from './deployment-now.ts';
import { spoken } from './fleet-changes.ts';
import { activeStatuses } from './group-deployments.ts';
import { rollbackArrives, rollbackBegins } from './rollback-arrives.ts';

/** Stops a deployment that is under way, with the revision before it brought back or without. */
export const stopDeployment: Action<'deployments'> = {
	id: 'stop-deployment',
	kind: 'deployments',
	title: 'Stop deployment',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: isUnderWay,
	from: { 'deployment-groups': underWayIn },
	async form(context) {
		const { before } = await deploymentNow(context.region, context, context);
		return [
			{
				name: 'rollback',
				label: 'roll back',
				help: 'brings what ran before back to the instances that it has changed, as a new deployment',
				type: 'choice',
				choices: [
					{ value: 'yes', label: 'yes', hint: before ? `${before} comes back` : 'nothing ran before' },
					{ value: 'no', label: 'no', hint: 'instances stay as they are, some of them in between' },
				],
				required: true,
				default: before ? 'yes' : 'no',
			},
		];
	},
	async plan(context) {
		const now = await deploymentNow(context.region, context, context);
		const { status = '' } = now.info;
		if (isDeploymentOver(status)) return nothingToDo('stop-deployment', now, `${now.id} is over: ${status}`);
		return stopPlan(now, context.answers.rollback !== 'no');
	},
};

export function stopPlan(now: DeploymentNow, rollBack: boolean): Plan {
	const { info, id, group, title, before } = now;
	const { Succeeded = 0, InProgress = 0, Failed = 0 } = info.deploymentOverview ?? {};
	const touched = Succeeded + InProgress + Failed;
	const comesBack = rollBack && touched > 0 && before !== '' && movesBack(now);
	return {
		action: 'stop-deployment',
		title: `stop ${id}, ${title} to ${group}`,
		risk: 'disruptive',
		word: 'stop',
		targets: [deploymentTarget(id)],
		changes: [
			{ what: id, before: `${info.status}: ${countsText(info.deploymentOverview)}`, after: 'Stopped' },
			...(comesBack ? [{ what: spoken(touched), before: `${title}, or in between`, after: before }] : []),
		],
		checks: stopChecks(now, rollBack, { inProgress: InProgress, changed: Succeeded, comesBack }),
		guards: [isActive(id)],
		steps: [
			{
				title: `stop ${id}${rollBack ? ', and roll back' : ''}`,
				call: {
					service: 'codedeploy',
					operation: 'StopDeployment',
					input: { deploymentId: id, autoRollbackEnabled: rollBack },
				},
			},
		],
		done: [
			deploymentIs(id, `${id} is stopped`, [
				statusIs('Stopped'),
				cameFirst('Succeeded', 'It had succeeded before it could be stopped'),
				cameFirst('Failed', 'It had failed before it could be stopped'),
			]),
			...(comesBack ? [rollbackBegins(id), rollbackArrives(info, `${before} is back on ${group}`)] : []),
		],
	};
}

const cameFirst = (expected: string, reason: string) =>
	({ ...statusIs(expected), outcome: 'failure', reason }) as const;

/** Before the traffic of a blue/green deployment has begun to move, there is nothing to bring back. */
const movesBack = ({ info }: DeploymentNow) =>
	info.deploymentStyle?.deploymentType !== 'BLUE_GREEN' || info.instanceTerminationWaitTimeStarted === true;

const countsText = ({ Succeeded = 0, InProgress = 0, Pending = 0, Failed = 0 }: DeploymentOverview = {}) =>
	`${Succeeded} ok, ${InProgress} going, ${Pending} waiting, ${Failed} failed`;

function stopChecks(
	{ info, title, before }: DeploymentNow,
	rollBack: boolean,
	{ inProgress, changed, comesBack }: { inProgress: number; changed: number; comesBack: boolean },
): Check[] {
	const warning = (text: string): Check => ({ status: 'warning', text });
	const blueGreen = info.deploymentStyle?.deploymentType === 'BLUE_GREEN';
	return [
		{ status: 'passed', text: `it is under way: ${info.status}` },
		...(inProgress > 0
			? [warning(`${spoken(inProgress)} may be left in between: what runs there is not certain`)]
			: []),
		...(comesBack ? [] : changed > 0 && !blueGreen ? [warning(`${spoken(changed)} keep ${title}`)] : []),
		...(rollBack && before === '' ? [warning('nothing ran before: there is nothing to roll back to')] : []),
		...(blueGreen && !rollBack ? [warning('the replacement instances go on running, and cost')] : []),
	];
}

const isActive = (id: string): Guard => ({
	...reading(id),
	path: `contains(${literal(activeStatuses)}, deploymentsInfo[0].status)`,
	expected: true,
	otherwise: `${id} is over.`,
});
