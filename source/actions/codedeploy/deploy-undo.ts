/** The way back from a deployment: what ran before again or, while blue/green waits for its reroute, a stop. */
import type { PlannedCall, Undo } from '../../operations/plan.ts';
import { revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import { createCall } from './create-deployment.ts';
import { deploymentIs, failed, groupIsFree, onlyOurs, statusIs, stopped } from './deployment-conditions.ts';
import { fleetChanges } from './fleet-changes.ts';
import type { GroupFacts } from './group-facts.ts';
import { namesOf } from './group-now.ts';
import type { Wishes } from './wishes.ts';

const waits = ({ group }: GroupFacts) => group.fleets?.readyWait !== undefined;

/** The calls that take the deployment of this step back; undefined where nothing ran before. */
export function inverseOf(facts: GroupFacts, wishes: Wishes, step: number): PlannedCall[] | undefined {
	if (waits(facts)) return [stopCreated(step)];
	return facts.previous && [backTo(facts, wishes)];
}

const stopCreated = (step: number): PlannedCall => ({
	call: {
		service: 'codedeploy',
		operation: 'StopDeployment',
		input: { deploymentId: '', autoRollbackEnabled: false },
	},
	references: [{ into: 'deploymentId', step, from: 'deploymentId' }],
});

/** The alarms that the new revision may have set off must not stop it. */
function backTo({ group, previous }: GroupFacts, wishes: Wishes): PlannedCall {
	const { location = {} } = previous ?? {};
	return {
		call: createCall({
			...namesOf(group),
			revision: location,
			deploymentConfigName: wishes.configuration,
			description: `back to ${revisionTitle(location)}`,
			...(wishes.fileExists === 'DISALLOW' ? {} : { fileExistsBehavior: wishes.fileExists }),
			...(group.alarms.length > 0 ? { overrideAlarmConfiguration: { enabled: false } } : {}),
		}),
	};
}

/** `from` is what is deployed: `v43`; `step` is the one that creates the deployment. */
export function undoOf(facts: GroupFacts, from: string, step: number): Undo | undefined {
	const { group, previous, targets } = facts;
	if (waits(facts))
		return {
			title: `stop it before the traffic moves to ${from}`,
			risk: 'disruptive',
			word: 'stop',
			changes: [{ what: `deployment of ${from}`, before: 'waits for the reroute', after: 'Stopped' }],
			guards: [onlyOurs(group)],
			done: [deploymentIs({ step }, 'the deployment is stopped', [statusIs('Stopped'), failed])],
		};
	if (!previous) return undefined;
	const title = revisionTitle(previous.location);
	const now = (targets.value ?? []).map((target) => ({ ...target, runs: from }));
	return {
		title: `deploy ${title} to ${group.name} again`,
		risk: 'disruptive',
		word: 'roll back',
		changes: fleetChanges(group, now, title),
		guards: [groupIsFree(group), onlyOurs(group)],
		done: [
			deploymentIs({ step, undo: true }, `${title} is back on ${group.name}`, [
				statusIs('Succeeded'),
				failed,
				stopped,
			]),
		],
	};
}
