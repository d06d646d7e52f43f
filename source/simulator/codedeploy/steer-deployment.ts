/** Stopping a deployment, and ending its waits. */
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { manualStop } from './conclude.ts';
import { type Deployment, isOver } from './deployment.ts';
import { findDeployment } from './find.ts';
import { stopDeployment } from './stop.ts';

function findUnderWay(world: World, id: string | undefined): Deployment {
	const deployment = findDeployment(world, id);
	if (isOver(deployment))
		throw new AwsError('DeploymentAlreadyCompletedException', 'The deployment is already complete.');
	return deployment;
}

/** Rolls back when the call says so, or when it does not say and the deployment is set up to. */
export function stop(world: World, input: InputOf<'codedeploy', 'StopDeployment'>) {
	const deployment = findUnderWay(world, input.deploymentId);
	const { enabled, events = [] } = deployment.autoRollback;
	const rollBack =
		input.autoRollbackEnabled ?? (enabled === true && events.includes('DEPLOYMENT_STOP_ON_REQUEST'));
	const stopped =
		!deployment.stopping &&
		stopDeployment(world, deployment, {
			error: manualStop,
			rollBack,
		});
	return {
		status: stopped ? ('Succeeded' as const) : ('Pending' as const),
		statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
	};
}

/** Ends the wait before traffic is rerouted, or the one before the original instances are terminated. */
export function continueDeployment(world: World, input: InputOf<'codedeploy', 'ContinueDeployment'>) {
	const { deploymentId, deploymentWaitType: wait = 'READY_WAIT' } = input;
	if (wait !== 'READY_WAIT' && wait !== 'TERMINATION_WAIT')
		throw new AwsError('InvalidDeploymentWaitTypeException', 'The wait type is invalid.');
	const deployment = findUnderWay(world, deploymentId);
	if (!deployment.group.blueGreen)
		throw new AwsError(
			'UnsupportedActionForDeploymentTypeException',
			'A call was submitted that is not supported for the specified deployment type.',
		);
	if (deployment.startTime === undefined)
		throw new AwsError('DeploymentNotStartedException', 'The specified deployment has not started.');
	const waits =
		wait === 'READY_WAIT' ? deployment.status === 'Ready' : deployment.terminationWaitStarted === true;
	if (!waits || !deployment.goOn)
		throw new AwsError(
			'DeploymentIsNotInReadyStateException',
			"The deployment does not have a status of Ready and can't continue yet.",
		);
	deployment.goOn();
	return {};
}
