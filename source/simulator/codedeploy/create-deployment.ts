import type { AlarmConfiguration, AutoRollbackConfiguration } from '@aws-sdk/client-codedeploy';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { checkLocation } from './check-location.ts';
import { cannotDownload } from './contents.ts';
import { findApplication, findConfiguration, findGroup, refuseIfBusy } from './find.ts';
import { findContents } from './find-contents.ts';
import { keyOf } from './revision.ts';
import { startDeployment } from './start-deployment.ts';

type Input = InputOf<'codedeploy', 'CreateDeployment'>;

/** Opens the bundle to know what is in it, then has the deployment run. */
export async function createDeployment(world: World, input: Input) {
	const { applicationName, deploymentGroupName, deploymentConfigName } = input;
	const application = findApplication(world, applicationName);
	const group = findGroup(world, applicationName, deploymentGroupName);
	const location = checkLocation(input.revision);
	check(input);
	const configuration =
		deploymentConfigName === undefined ? undefined : findConfiguration(world, deploymentConfigName);
	refuseIfBusy(group);
	const contents =
		(await findContents(world, location)) ??
		// What was registered may have been deleted since: then the agent cannot fetch it.
		(application.revisions.has(keyOf(location))
			? cannotDownload('The specified key does not exist.')
			: undefined);
	if (!contents)
		throw new AwsError(
			'RevisionDoesNotExistException',
			'The named revision does not exist with the user or AWS account.',
		);
	const { id } = startDeployment(world, {
		group,
		revision: { location, contents },
		creator: 'user',
		configuration,
		description: input.description,
		ignoreApplicationStopFailures: input.ignoreApplicationStopFailures,
		updateOutdatedInstancesOnly: input.updateOutdatedInstancesOnly,
		fileExistsBehavior: input.fileExistsBehavior,
		autoRollback: input.autoRollbackConfiguration,
		overrideAlarms: input.overrideAlarmConfiguration,
	});
	return { deploymentId: id };
}

/** CodeDeploy's longest comment. */
const mostCharacters = 256;
const behaviors = ['DISALLOW', 'OVERWRITE', 'RETAIN'];

export function checkDescription(description: string | undefined): void {
	if (description !== undefined && description.length > mostCharacters)
		throw new AwsError('DescriptionTooLongException', 'The description is too long.');
}

function check(input: Input): void {
	checkDescription(input.description);
	checkRollback(input.autoRollbackConfiguration);
	checkAlarms(input.overrideAlarmConfiguration);
	// None of the bookshop's groups discovers its replacements.
	if (input.targetInstances)
		throw new AwsError(
			'InvalidTargetInstancesException',
			'The target instance configuration is invalid. Target instances can be specified only for a blue/green deployment whose replacement environment is discovered.',
		);
	if (input.fileExistsBehavior !== undefined && !behaviors.includes(input.fileExistsBehavior))
		throw new AwsError(
			'InvalidFileExistsBehaviorException',
			'An invalid fileExistsBehavior option was specified. Valid values include "DISALLOW," "OVERWRITE," and "RETAIN."',
		);
}

function checkRollback(rollback: AutoRollbackConfiguration | undefined): void {
	if (rollback?.enabled && (rollback.events ?? []).length === 0)
		throw new AwsError(
			'InvalidAutoRollbackConfigException',
			'Automatic rollback is enabled, but no triggering event types were specified.',
		);
}

function checkAlarms(alarms: AlarmConfiguration | undefined): void {
	if ((alarms?.alarms ?? []).length > 10)
		throw new AwsError(
			'AlarmsLimitExceededException',
			'The maximum number of alarms for a deployment group (10) was exceeded.',
		);
	if (alarms?.enabled && (alarms.alarms ?? []).length === 0)
		throw new AwsError(
			'InvalidAlarmConfigException',
			'The alarm configuration is enabled, but no alarms were specified.',
		);
}
