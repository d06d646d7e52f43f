import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import { type Deployment, moveDeployment, moveTarget } from './deployment.ts';
import type { Ending } from './roll.ts';

export const healthConstraints: ErrorInformation = {
	code: 'HEALTH_CONSTRAINTS',
	message:
		'The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment, or some instances in your deployment group are experiencing problems.',
};

export const manualStop: ErrorInformation = {
	code: 'MANUAL_STOP',
	message: 'The deployment was stopped manually.',
};

/** Ends a deployment; what never had its turn is skipped. */
export function conclude(
	{ clock }: World,
	deployment: Deployment,
	status: 'Succeeded' | 'Failed' | 'Stopped',
	error?: ErrorInformation,
): void {
	const { group } = deployment;
	for (const target of deployment.targets)
		if (target.status === 'Pending' || target.status === 'Ready')
			moveTarget(deployment, target, 'Skipped', clock.now());
	deployment.error = error;
	moveDeployment(deployment, status, clock.now());
	if (status === 'Succeeded') {
		group.lastSuccessful = deployment;
		group.lastSuccessfulRevision = deployment.revision;
	}
	deployment.whenOver();
}

/** Ends a deployment of which a stage did not come through. */
export function concludeShort(world: World, deployment: Deployment, how: Exclude<Ending, 'through'>): void {
	if (how === 'stopped') conclude(world, deployment, 'Stopped', deployment.stopping?.error);
	else conclude(world, deployment, 'Failed', healthConstraints);
}
