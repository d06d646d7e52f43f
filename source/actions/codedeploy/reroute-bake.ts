/** What is watched after the reroute of a blue/green deployment, while its originals are kept. */
import { literal } from '../../operations/find.ts';
import type { Bake, Light } from '../../operations/plan.ts';
import { type DeploymentGroup, fleetRules } from '../../resources/codedeploy/deployment-group.ts';
import { alarmLights } from '../cloudwatch/alarm-lights.ts';
import { reading } from './deployment-conditions.ts';
import { type DeploymentNow, deploymentTarget } from './deployment-now.ts';

/** Minutes, where the originals are kept for longer. */
const usual = 10;

/**
 * Minutes to watch where nobody says otherwise: there is a way back only while the originals wait for their end,
 * and a minute of that is left for taking it. 0: they do not wait.
 */
export function usualBake({ info }: DeploymentNow): number {
	const { terminationWait = 0 } = fleetRules(info);
	return Math.max(0, Math.min(usual, terminationWait - 1));
}

interface Wishes {
	minutes: number;
	armed: boolean;
}

/**
 * The plan's own undo takes it back: StopDeployment with `autoRollbackEnabled`, watched until the rollback has
 * succeeded. Once it is kept, the originals' wait can be ended, or left.
 */
export function rerouteBake(now: DeploymentNow, group: DeploymentGroup, { minutes, armed }: Wishes): Bake {
	const { id, title } = now;
	return {
		title: `${title} takes the traffic of ${group.name}`,
		seconds: minutes * 60,
		every: 10,
		lights: [deploymentLight(id), ...alarmLights(group.alarms)],
		gauges: [],
		facts: [
			{ ...reading(id), side: id, title: 'status', path: 'deploymentsInfo[0].status' },
			{ ...reading(id), side: id, title: 'told', path: 'deploymentsInfo[0].deploymentStatusMessages[-1]' },
		],
		armed,
		next: {
			title: `end the originals of ${group.name}`,
			action: 'continue-deployment',
			targets: [deploymentTarget(id).id],
		},
	};
}

/** CodeDeploy itself may stop it, for an alarm of the group. */
function deploymentLight(id: string): Light {
	const status = 'deploymentsInfo[0].status';
	const ended = (expected: string) =>
		({
			matcher: 'path',
			path: status,
			expected,
			outcome: 'failure',
			reason: `${id} is ${expected}`,
			because: 'deploymentsInfo[0].errorInformation.message',
		}) as const;
	return {
		...reading(id),
		title: `deployment ${id}`,
		acceptors: [
			ended('Failed'),
			ended('Stopped'),
			{
				matcher: 'path',
				path: `contains(${literal(['InProgress', 'Succeeded'])}, ${status})`,
				expected: true,
				outcome: 'success',
			},
		],
		progress: status,
	};
}
