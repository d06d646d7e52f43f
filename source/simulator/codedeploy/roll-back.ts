import { deleteGroup } from '../ec2/copy-group.ts';
import type { World } from '../world.ts';
import { addTargets, type Deployment, type DeploymentOrder } from './deployment.ts';
import { lifecycles } from './lifecycle.ts';
import { newTarget } from './target.ts';

/**
 * Does what a deployment did have to be taken back, now that it is over? A rollback itself is never taken back, nor
 * is a deployment that did nothing.
 */
export function isTakenBack(deployment: Deployment): boolean {
	const { status, creator, stopping, autoRollback, group, fleets, targets } = deployment;
	if (creator === 'codeDeployRollback' || !group.lastSuccessfulRevision) return false;
	if (!fleets && targets.every(({ steps }) => steps.length === 0)) return false;
	if (status === 'Stopped') return stopping?.rollBack ?? false;
	return (
		status === 'Failed' &&
		autoRollback.enabled === true &&
		(autoRollback.events?.includes('DEPLOYMENT_FAILURE') ?? false)
	);
}

/**
 * A rollback is a new deployment of the last revision that went well. A blue/green deployment that had not begun to
 * move traffic needs none: its replacements are terminated.
 */
export function rollbackOf(world: World, failed: Deployment): DeploymentOrder | undefined {
	const { group, fleets, rerouted } = failed;
	if (fleets && !rerouted) {
		deleteGroup(world, fleets.replacement);
		failed.rollback = {
			rollbackMessage: `Deployment ${failed.id} terminated before traffic was rerouted. The instances of its replacement environment are terminated.`,
		};
		return undefined;
	}
	const revision = group.lastSuccessfulRevision;
	return revision && { group, revision, creator: 'codeDeployRollback', takesBack: failed };
}

/** What both say of each other. */
export function linkRollback(failed: Deployment, back: Deployment): void {
	failed.rollback = {
		rollbackDeploymentId: back.id,
		rollbackMessage: `Deployment ${failed.id} terminated. Automatic rollback is triggered with a DeploymentId ${back.id}.`,
	};
	back.rollback = {
		rollbackTriggeringDeploymentId: failed.id,
		rollbackMessage: `Deployment ${back.id} is triggered to roll back deployment ${failed.id}.`,
	};
}

/** The fleets of the deployment that is taken back, with what each has to go through now. */
export function adoptFleets(world: World, back: Deployment, failed: Deployment): void {
	const now = world.clock.now();
	back.fleets = failed.fleets;
	addTargets(
		back,
		failed.targets.map(({ id, place, label }) =>
			newTarget(
				{ id, place, label, lifecycle: label === 'Blue' ? lifecycles.allowing : lifecycles.blocking },
				now,
			),
		),
	);
}
