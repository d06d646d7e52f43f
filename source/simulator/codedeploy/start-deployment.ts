import type { World } from '../world.ts';
import { watchAlarms } from './alarms.ts';
import { deployBlueGreen } from './blue-green.ts';
import { type Deployment, type DeploymentOrder, isOver, moveDeployment } from './deployment.ts';
import { findConfiguration, refuseIfBusy } from './find.ts';
import { deployInPlace } from './in-place.ts';
import { registerRevision } from './register-revision.ts';
import { routeBack } from './reroute.ts';
import { keyOf } from './revision.ts';
import { adoptFleets, isTakenBack, linkRollback, rollbackOf } from './roll-back.ts';

/**
 * Creates a deployment and lets it run: Created → Queued → InProgress and on.
 * Throws DeploymentLimitExceededException while the group is at another.
 */
export function startDeployment(world: World, order: DeploymentOrder): Deployment {
	const { codedeploy, clock } = world;
	const { group, revision, takesBack, overrideAlarms } = order;
	refuseIfBusy(group);
	const deployment: Deployment = {
		...order,
		id: deploymentId(world),
		sequence: ++codedeploy.count,
		configuration: order.configuration ?? findConfiguration(world, group.configuration),
		autoRollback: order.autoRollback ?? group.autoRollback ?? { enabled: false },
		// An alarm that the failed deployment set off must not stop what takes it back.
		alarms: takesBack ? undefined : (overrideAlarms ?? group.alarms),
		previousRevision: group.lastSuccessfulRevision,
		status: 'Created',
		createTime: clock.now(),
		whenOver,
		targets: [],
		overview: { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 },
	};
	group.active = deployment;
	group.lastAttempted = deployment;
	group.targetRevision = revision;
	use(world, deployment);
	codedeploy.deployments.set(deployment.id, deployment);
	for (const oldest of codedeploy.deployments.keys()) {
		if (codedeploy.deployments.size <= codedeploy.kept) break;
		codedeploy.deployments.delete(oldest);
	}
	clock.in(1, () => advance('Queued'));
	clock.in(2, () => {
		if (advance('InProgress')) begin();
	});
	return deployment;

	/** Unless it was stopped meanwhile. */
	function advance(to: 'Queued' | 'InProgress'): boolean {
		if (isOver(deployment)) return false;
		moveDeployment(deployment, to, clock.now());
		return true;
	}

	function begin() {
		watchAlarms(world, deployment);
		if (isOver(deployment)) return;
		if (takesBack?.fleets) {
			adoptFleets(world, deployment, takesBack);
			routeBack(world, deployment);
		} else if (group.blueGreen) deployBlueGreen(world, deployment);
		else deployInPlace(world, deployment);
	}

	function whenOver() {
		const back = isTakenBack(deployment) ? rollbackOf(world, deployment) : undefined;
		if (back) linkRollback(deployment, startDeployment(world, back));
	}
}

/** The application knows a revision from its first deployment on, and when it was used. */
function use(world: World, { group, revision, createTime }: Deployment): void {
	const application = world.codedeploy.applications.get(group.application);
	if (!application) return;
	registerRevision(world, application, revision.location);
	const registered = application.revisions.get(keyOf(revision.location));
	if (!registered) return;
	registered.firstUsedTime ??= createTime;
	registered.lastUsedTime = createTime;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

export function deploymentId(world: World): string {
	const id = `d-${Array.from({ length: 9 }, () => letters[world.random.integer(0, 35)]).join('')}`;
	return world.codedeploy.deployments.has(id) ? deploymentId(world) : id;
}
