/** Looking up what a call names, refusing as CodeDeploy does when it is not there. */
import { AwsError } from '../aws-error.ts';
import { readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import type { Configuration } from './configurations.ts';
import type { Deployment } from './deployment.ts';
import type { Application, DeploymentGroup } from './deployment-group.ts';

export function findApplication({ codedeploy }: World, name: string | undefined): Application {
	if (!name)
		throw new AwsError('ApplicationNameRequiredException', 'The application name was not specified.');
	const application = codedeploy.applications.get(name);
	if (!application)
		throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
	return application;
}

export function findGroup(
	world: World,
	application: string | undefined,
	group: string | undefined,
): DeploymentGroup {
	const { groups } = findApplication(world, application);
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

export function refuseIfBusy({ name, active }: DeploymentGroup): void {
	if (active)
		throw new AwsError(
			'DeploymentLimitExceededException',
			`The Deployment Group '${name}' already has an active Deployment '${active.id}'`,
		);
}

export function findConfiguration({ codedeploy }: World, name: string | undefined): Configuration {
	if (!name)
		throw new AwsError(
			'DeploymentConfigNameRequiredException',
			'The deployment configuration name was not specified.',
		);
	const configuration = codedeploy.configurations.get(name);
	if (!configuration)
		throw new AwsError(
			'DeploymentConfigDoesNotExistException',
			`No deployment configuration found for name: ${name}`,
		);
	return configuration;
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

/** The most that one Batch call may name is not the same for all of them. */
export function refuseBeyond(most: number, ids: readonly unknown[]): void {
	if (ids.length > most)
		throw new AwsError(
			'BatchLimitExceededException',
			`The maximum number of names or IDs allowed for this request (${most}) was exceeded.`,
		);
}

/** The position that a paging token stands for; undefined without one. */
export function positionOf(operation: string, token: string | undefined): number | undefined {
	if (token === undefined) return undefined;
	const position = readPageToken(operation, token);
	if (position === undefined)
		throw new AwsError('InvalidNextTokenException', 'The next token was specified in an invalid format.');
	return position;
}
