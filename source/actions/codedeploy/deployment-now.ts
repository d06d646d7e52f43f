/** A deployment as CodeDeploy has it now. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Plan, Target } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { isDeploymentOver } from '../../resources/codedeploy/deployment-status.ts';
import { revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import type { Deployment } from '../../resources/deployments/deployments.ts';
import type { ActionContext } from '../action.ts';
import { deploymentsInfo } from './group-deployments.ts';

/** Of the kind `deployments`, which knows those of three services apart. */
const prefix = 'codedeploy ';

export interface DeploymentNow {
	info: DeploymentInfo;
	/** AWS's own: `d-9Q1XYZ2AB` */
	id: string;
	group: string;
	/** `v43` */
	title: string;
	/** What the group ran before: `v42`; '' where it never ran anything. */
	before: string;
}

/** The one that an action is about. Throws ProblemError, also when CodeDeploy does not know it. */
export async function deploymentNow(
	region: Region,
	{ ids, items }: Pick<ActionContext<Deployment>, 'ids' | 'items'>,
	options: CallOptions,
): Promise<DeploymentNow> {
	const id = (ids?.[0] ?? '').replace(prefix, '') || (items[0]?.subjectId ?? '');
	const [info] = id === '' ? [] : await deploymentsInfo(region, [id], options);
	if (!info)
		throw new ProblemError({
			kind: 'not-found',
			sentence: id === '' ? 'No deployment was named.' : `CodeDeploy knows no deployment ${id}.`,
			hint: 'The list of deployments tells which there are.',
			transient: false,
		});
	return {
		info,
		id,
		group: info.deploymentGroupName ?? '',
		title: revisionTitle(info.revision),
		before: revisionTitle(info.previousRevision),
	};
}

export const deploymentTarget = (id: string): Target => ({
	kind: 'deployments',
	id: `${prefix}${id}`,
	name: id,
});

/** A group stands for the deployment that is under way in it. */
export const underWayIn = ({ lastAttempted: last }: DeploymentGroup): string | undefined =>
	last && !isDeploymentOver(last.status) ? `${prefix}${last.id}` : undefined;

/** Does an action on a deployment that is under way apply? */
export function isUnderWay({ service, status }: Deployment): true | string {
	if (service !== 'CodeDeploy') return 'it is not of CodeDeploy';
	return !isDeploymentOver(status) || `it is over: ${status}`;
}

/** A plan that says why there is nothing to do. */
export const nothingToDo = (action: string, { id }: DeploymentNow, why: string): Plan => ({
	action,
	title: `${action} ${id}`,
	risk: 'disruptive',
	targets: [deploymentTarget(id)],
	changes: [],
	checks: [{ status: 'blocked', text: why }],
	guards: [],
	steps: [],
	done: [],
});
