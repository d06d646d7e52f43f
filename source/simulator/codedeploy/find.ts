/** Looking up what a call names, refusing as CodeDeploy does when it is not there. */
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Deployment, DeploymentGroup } from './deployment.ts';

/** The group that a call names; undefined when it names none: then it means all. */
export function findGroup(
	{ codedeploy }: World,
	application: string | undefined,
	group: string | undefined,
): DeploymentGroup | undefined {
	if (!application && !group) return undefined;
	if (!application)
		throw new AwsError('ApplicationNameRequiredException', 'The application name was not specified.');
	const groups = codedeploy.applications.get(application);
	if (!groups)
		throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${application}`);
	if (!group)
		throw new AwsError(
			'DeploymentGroupNameRequiredException',
			'The deployment group name was not specified.',
		);
	const found = groups.get(group);
	if (!found)
		throw new AwsError(
			'DeploymentGroupDoesNotExistException',
			`No Deployment Group found for name: ${group}`,
		);
	return found;
}

export function findDeployment({ codedeploy }: World, id: string | undefined): Deployment {
	if (!id) throw new AwsError('DeploymentIdRequiredException', 'The deployment ID was not specified.');
	refuseMalformedId(id);
	const deployment = codedeploy.deployments.get(id);
	if (!deployment)
		throw new AwsError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
	return deployment;
}

/** One whose targets are known: CodeDeploy looks for them when it starts. */
export function findStartedDeployment(world: World, id: string | undefined): Deployment {
	const deployment = findDeployment(world, id);
	if (deployment.startTime === undefined)
		throw new AwsError('DeploymentNotStartedException', `The deployment ${id} has not started`);
	return deployment;
}

export function refuseMalformedId(id: string): void {
	if (!/^d-[A-Z0-9]{9}$/.test(id))
		throw new AwsError(
			'InvalidDeploymentIdException',
			`The specified value for the deployment ID (${id}) is not valid.`,
		);
}
