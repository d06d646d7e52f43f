import type { Plan } from '../../operations/plan.ts';
import { deploymentIs, failed, statusIs, stopped } from './deployment-conditions.ts';
import { type DeploymentNow, deploymentTarget } from './deployment-now.ts';
import { type Read, whyUnread } from './read.ts';
import { continueCall, originalsAreThere } from './reroute-plan.ts';
import { type Fleets, fleetText } from './two-fleets.ts';

/** Ends the wait of a blue/green deployment after its reroute: the originals end at once, and with them the way back. */
export function endWaitPlan(now: DeploymentNow, fleets: Read<Fleets>): Plan {
	const { id, group, title, before } = now;
	return {
		action: 'continue-deployment',
		title: `end the originals of ${group}, ${before || 'what ran before'}`,
		risk: 'destructive',
		word: 'end',
		targets: [deploymentTarget(id)],
		changes: [
			{
				what: 'original fleet',
				before: `${before || 'nothing'} on ${fleetText(fleets.value?.originals, 'original')}`,
				after: 'terminated',
			},
		],
		checks: [
			{ status: 'passed', text: `the traffic is on ${title}` },
			{ status: 'warning', text: `the traffic cannot be given back to ${before || 'the originals'} then` },
			...(fleets.problem
				? [{ status: 'warning', text: `the fleets are not known: ${whyUnread(fleets.problem)}` } as const]
				: []),
		],
		guards: [originalsAreThere(id)],
		steps: [{ title: `end the wait of ${id}`, call: continueCall(id, 'TERMINATION_WAIT') }],
		done: [
			deploymentIs(id, 'the originals are terminated, and the deployment has succeeded', [
				statusIs('Succeeded'),
				failed,
				stopped,
			]),
		],
	};
}
