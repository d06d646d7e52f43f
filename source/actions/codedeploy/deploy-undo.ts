/** The way back from a deployment: what ran before again or, while blue/green waits for its reroute, a stop. */
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { literal } from '../../operations/find.ts';
import type { Guard, PlannedCall, Undo } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import { createCall } from './create-deployment.ts';
import {
	deploymentIs,
	failed,
	groupIsFree,
	onlyOurs,
	reading,
	statusIs,
	stopped,
} from './deployment-conditions.ts';
import { fleetChanges } from './fleet-changes.ts';
import { activeStatuses } from './group-deployments.ts';
import type { GroupFacts } from './group-facts.ts';
import { namesOf } from './group-now.ts';
import { namesReplacements } from './replacements.ts';
import type { RevisionFacts } from './revision-facts.ts';
import { isSame } from './same-revision.ts';
import type { Wishes } from './wishes.ts';

const waits = ({ group }: GroupFacts) => group.fleets?.readyWait !== undefined;

/** What it goes back to: undefined where nothing ran before, or the same, or where to is not for us to say. */
function former({ group, previous }: GroupFacts, next: RevisionLocation): RevisionLocation | undefined {
	if (namesReplacements(group)) return undefined;
	return previous && !isSame(group.application, previous.location, next) ? previous.location : undefined;
}

/** The calls that take the deployment of this step back; undefined where there is no way back. */
export function inverseOf(
	facts: GroupFacts,
	{ location }: RevisionFacts,
	wishes: Wishes,
	step: number,
): PlannedCall[] | undefined {
	if (waits(facts)) return [stopCreated(step)];
	const before = former(facts, location);
	return before && [backTo(facts.group, before, wishes)];
}

const stopCreated = (step: number): PlannedCall => ({
	call: {
		service: 'codedeploy',
		operation: 'StopDeployment',
		input: { deploymentId: '', autoRollbackEnabled: true },
	},
	references: [{ into: 'deploymentId', step, from: 'deploymentId' }],
});

/** The alarms that the new revision may have set off must not stop it. */
function backTo(group: DeploymentGroup, location: RevisionLocation, wishes: Wishes): PlannedCall {
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

/** While it is under way CodeDeploy takes no second one: going back would only be refused. */
const isOver = (group: DeploymentGroup): Guard => ({
	...groupIsFree(group),
	otherwise: `A deployment is under way in ${group.name}. If it is this one, stop-deployment with a rollback takes it back.`,
	vital: true,
});

/** What somebody else has brought since, or its own rollback, is not to be taken away with it. */
const untouched = (group: DeploymentGroup): Guard => ({ ...onlyOurs(group), vital: true });

/** Once the traffic moves, a stop gives it back: that is the reroute's undo, and is told as such. */
const waitsStill = ({ name }: DeploymentGroup, step: number): Guard => ({
	...reading({ step }),
	path: `deploymentsInfo[0].[contains(${literal(activeStatuses)}, status), instanceTerminationWaitTimeStarted == \`true\`]`,
	expected: [true, false],
	otherwise: `Its traffic has moved, or it is over. While its originals are kept, stop-deployment with a rollback gives the traffic of ${name} back; else roll-back does.`,
	vital: true,
});

/** `step` is the one that creates the deployment. */
export function undoOf(
	facts: GroupFacts,
	{ title: from, location }: RevisionFacts,
	step: number,
): Undo | undefined {
	const { group, targets } = facts;
	if (waits(facts))
		return {
			title: `stop it before the traffic moves to ${from}`,
			risk: 'disruptive',
			word: 'stop',
			changes: [{ what: `deployment of ${from}`, before: 'waits for the reroute', after: 'Stopped' }],
			guards: [untouched(group), waitsStill(group, step)],
			done: [deploymentIs({ step }, 'the deployment is stopped', [statusIs('Stopped'), failed])],
		};
	const before = former(facts, location);
	if (!before) return undefined;
	const title = revisionTitle(before);
	const now = (targets.value ?? []).map((target) => ({ ...target, runs: from }));
	return {
		title: `deploy ${title} to ${group.name} again`,
		risk: 'disruptive',
		word: 'roll back',
		changes: fleetChanges(group, now, title),
		guards: [isOver(group), untouched(group)],
		done: [
			deploymentIs({ step, undo: true }, `${title} is back on ${group.name}`, [
				statusIs('Succeeded'),
				failed,
				stopped,
			]),
		],
	};
}
