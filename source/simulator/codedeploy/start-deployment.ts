import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Deployment, DeploymentOrder } from './deployment.ts';
import { moveDeployment } from './deployment.ts';
import { lifecycleOf } from './lifecycle.ts';
import { rollbackOf, rolledBackBy } from './roll-back.ts';
import { rollOut } from './roll-out.ts';

/** Simulated days fill up; the newest are what anybody looks at. */
const kept = 500;

/**
 * Creates a deployment and lets it run: Created → Queued → InProgress and on.
 * Throws DeploymentLimitExceededException while the group is at another.
 */
export function startDeployment(world: World, order: DeploymentOrder): Deployment {
	const { codedeploy, clock } = world;
	const { group, rollback, ...given } = order;
	if (group.active)
		throw new AwsError(
			'DeploymentLimitExceededException',
			`The Deployment Group '${group.name}' already has an active Deployment '${group.active.id}'`,
		);
	const id = deploymentId(world);
	const deployment: Deployment = {
		...given,
		id,
		sequence: ++codedeploy.count,
		group,
		previousRevision: group.lastSuccessful,
		lifecycle: lifecycleOf({ trafficControl: group.targetGroup !== undefined }),
		status: 'Created',
		createTime: clock.now(),
		rollback: rollback?.(id),
		targets: [],
		overview: { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 },
	};
	group.active = deployment;
	codedeploy.deployments.set(id, deployment);
	for (const oldest of codedeploy.deployments.keys()) {
		if (codedeploy.deployments.size <= kept) break;
		codedeploy.deployments.delete(oldest);
	}
	clock.in(1, () => advance('Queued'));
	clock.in(2, () => {
		if (advance('InProgress')) rollOut(world, deployment, rollBack);
	});
	return deployment;

	/** Unless it was stopped meanwhile. */
	function advance(to: 'Queued' | 'InProgress'): boolean {
		if (deployment.completeTime !== undefined) return false;
		moveDeployment(deployment, to, clock.now());
		return true;
	}

	function rollBack() {
		const order = rollbackOf(deployment);
		if (order) deployment.rollback = rolledBackBy(id, startDeployment(world, order).id);
	}
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

function deploymentId(world: World): string {
	const id = `d-${Array.from({ length: 9 }, () => letters[world.random.integer(0, 35)]).join('')}`;
	return world.codedeploy.deployments.has(id) ? deploymentId(world) : id;
}
