import type { Bake, Check, Guard, Plan } from '../../operations/plan.ts';
import type { AlarmState } from '../../resources/codedeploy/alarm-states.ts';
import { type DeploymentGroup, fleetRules } from '../../resources/codedeploy/deployment-group.ts';
import {
	deploymentIs,
	failed,
	reading,
	statusIs,
	stopped,
	trafficHasMoved,
} from './deployment-conditions.ts';
import { type DeploymentNow, deploymentTarget } from './deployment-now.ts';
import { originalsText } from './fleet-changes.ts';
import { type Read, whyUnread } from './read.ts';
import { rollbackArrives, rollbackBegins } from './rollback-arrives.ts';
import { type Fleets, fleetText } from './two-fleets.ts';

export interface RerouteFacts {
	now: DeploymentNow;
	group: DeploymentGroup;
	fleets: Read<Fleets>;
	alarms: Read<ReadonlyMap<string, AlarmState>>;
	/** Watched before it is kept. */
	bake?: Bake;
}

/** Moves the traffic of a blue/green deployment that is Ready to its replacement fleet. Undo gives it back. */
export function reroutePlan({ now, group, fleets, alarms, bake }: RerouteFacts): Plan {
	const { info, id, title, before } = now;
	const rules = fleetRules(info);
	const originals = fleetText(fleets.value?.originals, 'original');
	const replacements = fleetText(fleets.value?.replacements, 'replacement');
	const traffic = `traffic${group.loadBalancers.length > 0 ? ` of ${group.loadBalancers.join(', ')}` : ''}`;
	const there = `${before || 'nothing'} on ${originals}`;
	const here = `${title} on ${replacements}`;
	return {
		action: 'continue-deployment',
		title: `reroute ${group.name} to ${title}`,
		risk: 'disruptive',
		word: 'reroute',
		targets: [deploymentTarget(id)],
		changes: [{ what: traffic, before: there, after: here }],
		course: [
			'the replacements take the traffic first, then the originals are taken out of it',
			`then the originals are ${originalsText(rules)}`,
		],
		exclusive: true,
		checks: [...rerouteChecks(now, group, fleets, alarms), ...bakeChecks(rules.terminationWait, bake)],
		guards: [isReady(id)],
		steps: [
			{
				title: `move the traffic of ${group.name} to ${title}`,
				call: continueCall(id, 'READY_WAIT'),
				// While the originals are there, a stop with a rollback gives them the traffic back.
				undo: [
					{
						call: {
							service: 'codedeploy',
							operation: 'StopDeployment',
							input: { deploymentId: id, autoRollbackEnabled: true },
						},
					},
				],
			},
		],
		done: [
			deploymentIs(id, `the traffic has moved to ${title}`, [
				trafficHasMoved,
				statusIs('Succeeded'),
				failed,
				stopped,
			]),
		],
		...(bake ? { bake } : {}),
		undo: {
			title: `give the traffic back to ${before || 'the originals'}`,
			risk: 'disruptive',
			word: 'roll back',
			changes: [{ what: traffic, before: here, after: there }],
			guards: [originalsAreThere(id)],
			done: [
				deploymentIs(id, `${id} is stopped`, [statusIs('Stopped'), failed]),
				rollbackBegins(id),
				rollbackArrives(info, `the traffic is back on ${before || 'the originals'}`),
			],
		},
	};
}

export const continueCall = (deploymentId: string, deploymentWaitType: 'READY_WAIT' | 'TERMINATION_WAIT') =>
	({
		service: 'codedeploy',
		operation: 'ContinueDeployment',
		input: { deploymentId, deploymentWaitType },
	}) as const;

const isReady = (id: string): Guard => ({
	...reading(id),
	path: 'deploymentsInfo[0].status',
	expected: 'Ready',
	otherwise: `${id} is no longer Ready: somebody was faster, or its wait is over.`,
});

/** The traffic has moved, and nothing of the originals has ended. */
export const originalsAreThere = (id: string): Guard => ({
	...reading(id),
	path: 'deploymentsInfo[0].[status, instanceTerminationWaitTimeStarted]',
	expected: ['InProgress', true],
	otherwise: `${id} no longer keeps its originals: they have ended, or it is over.`,
});

/** There is a way back only while the originals are kept. */
const bakeChecks = (terminationWait: number | undefined, bake: Bake | undefined): Check[] =>
	bake && (terminationWait ?? 0) * 60 <= bake.seconds
		? [
				{
					status: 'warning',
					text: `it is watched for longer than the originals are kept (${terminationWait ?? 0} min): after that there is no way back`,
				},
			]
		: [];

function rerouteChecks(
	{ info, id, title }: DeploymentNow,
	group: DeploymentGroup,
	fleets: Read<Fleets>,
	alarms: Read<ReadonlyMap<string, AlarmState>>,
): Check[] {
	const { Ready = 0, Failed = 0 } = info.deploymentOverview ?? {};
	const ringing = group.alarms.filter((name) => alarms.value?.get(name)?.value === 'ALARM');
	const rules = fleetRules(info);
	return [
		{ status: 'passed', text: `${id} is Ready: ${Ready} with ${title}` },
		...(Failed > 0
			? [{ status: 'warning', text: `${Failed} replacements have failed, and take no traffic` } as const]
			: []),
		...(fleets.problem
			? [{ status: 'warning', text: `the fleets are not known: ${whyUnread(fleets.problem)}` } as const]
			: []),
		...(alarms.problem
			? [{ status: 'warning', text: `its alarms are not known: ${whyUnread(alarms.problem)}` } as const]
			: []),
		...ringing.map((name) => ({ status: 'warning', text: `${name} is in ALARM` }) as const),
		...(rules.terminationWait === undefined
			? [
					{
						status: 'warning',
						text: 'once the traffic has moved the deployment is over: going back then is a deployment of its own',
					} as const,
				]
			: []),
	];
}
