import { uploadStep } from '../../bundle/upload-step.ts';
import type { Condition, Plan, Reference, Step } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import { courseOf } from './course.ts';
import { createDeployment } from './create-deployment.ts';
import { inverseOf, undoOf } from './deploy-undo.ts';
import {
	type Created,
	deploymentIs,
	failed,
	groupIsFree,
	isAnother,
	statusIs,
	stopped,
	trafficHasMoved,
} from './deployment-conditions.ts';
import { fleetChanges } from './fleet-changes.ts';
import { forecastOf, groupChecks } from './group-checks.ts';
import type { GroupFacts } from './group-facts.ts';
import { namesOf, targetOf } from './group-now.ts';
import { revisionChecks } from './revision-checks.ts';
import type { RevisionFacts } from './revision-facts.ts';
import { type Wishes, wishedInput } from './wishes.ts';

/** What a plan that deploys is called, and by which word it is confirmed. */
export interface Naming {
	action: string;
	/** `deploy`, `redeploy`, `roll back` */
	word: string;
	/** `deploy v43 to web-production` */
	title: string;
}

/** Brings a revision to a group, as a new deployment. */
export function deployPlan(facts: GroupFacts, revision: RevisionFacts, wishes: Wishes, naming: Naming): Plan {
	const { group, targets, previous } = facts;
	const fleet = targets.value ?? [];
	const created = createStep(revision);
	const undo = undoOf(facts, revision, created);
	return {
		...naming,
		risk: 'disruptive',
		targets: [targetOf(group)],
		changes: fleetChanges(group, fleet, revision.title, facts.replacements?.value),
		course: courseOf({
			group,
			next: revision,
			previous: previous && { title: revisionTitle(previous.location), appspec: previous.appspec },
			wishes,
			configuration: facts.configuration.value,
			ahead: forecastOf(facts),
			targets: fleet,
		}),
		checks: [...revisionChecks(revision, facts, naming.action === 'redeploy'), ...groupChecks(facts, wishes)],
		guards: [groupIsFree(group)],
		steps: stepsOf(facts, revision, wishes, naming),
		done: [arrives(group, revision, { step: created })],
		...(undo ? { undo } : {}),
	};
}

/** Which of the plan's steps creates the deployment: a directory is uploaded and registered first. */
const createStep = ({ bundle }: RevisionFacts): number => (bundle ? 2 : 0);

function stepsOf(facts: GroupFacts, revision: RevisionFacts, wishes: Wishes, { title }: Naming): Step[] {
	const { group } = facts;
	const { location, bundle } = revision;
	const input = { ...namesOf(group), revision: location, ...wishedInput(group, wishes) };
	const undo = inverseOf(facts, revision, wishes, createStep(revision));
	const inverse = undo ? { undo } : {};
	const { bucket, key } = location.s3Location ?? {};
	if (!bundle || !bucket || !key) return [createDeployment(group, title, input, inverse)];
	// What is deployed is exactly what was uploaded, whatever becomes of the object meanwhile.
	const references: Reference[] = [{ into: 'revision.s3Location.eTag', step: 0, from: 'ETag' }];
	return [
		{ ...uploadStep({ bucket, key, file: bundle.file }), undo: [] },
		{
			title: `register ${revision.title} with ${group.application}`,
			call: {
				service: 'codedeploy',
				operation: 'RegisterApplicationRevision',
				input: {
					applicationName: group.application,
					revision: location,
					...(wishes.description ? { description: wishes.description } : {}),
				},
			},
			references,
			undo: [],
		},
		createDeployment(group, title, input, { references, ...inverse }),
	];
}

/** Blue/green that waits for the reroute has arrived when the replacement fleet is ready for it. */
function arrives(group: DeploymentGroup, { title, location }: RevisionFacts, created: Created): Condition {
	const { fleets } = group;
	const waits = fleets?.readyWait !== undefined;
	return deploymentIs(
		created,
		waits ? `${title} is ready for the reroute` : `${title} is deployed to ${group.name}`,
		[
			isAnother(location),
			statusIs('Succeeded'),
			...(waits ? [statusIs('Ready')] : []),
			...(fleets ? [trafficHasMoved] : []),
			failed,
			stopped,
		],
	);
}
