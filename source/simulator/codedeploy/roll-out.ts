import type { World } from '../world.ts';
import { mustSucceed, outOfServiceAtMost } from './configurations.ts';
import type { Deployment } from './deployment.ts';
import { moveDeployment, moveTarget } from './deployment.ts';
import { hasAgent, instancesOf } from './fleet.ts';
import { agentSilent, succeeded } from './hook-failures.ts';
import type { Target } from './target.ts';
import { beginStep, endStep, newTarget } from './target.ts';

const noInstances = {
	code: 'NO_INSTANCES',
	message:
		'The deployment failed because no instances were found for your deployment group. Check your deployment group settings to make sure the tags for your Amazon EC2 instances or Auto Scaling groups correctly identify the instances you want to deploy to, and then try again.',
} as const;

const healthConstraints = {
	code: 'HEALTH_CONSTRAINTS',
	message:
		'The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment, or some instances in your deployment group are experiencing problems.',
} as const;

/** Takes a deployment that has just started through its whole fleet; `failed` is called when it fails. */
export function rollOut(world: World, deployment: Deployment, failed: () => void): void {
	const { clock, random } = world;
	const { group, overview, lifecycle, fault } = deployment;
	const fleet = instancesOf(world, group.autoScalingGroup);
	const atMost = outOfServiceAtMost(group.configuration, fleet.length);
	deployment.targets = fleet.map((id, place) => newTarget(id, place, clock.now()));
	overview.Pending = fleet.length;
	if (fleet.length === 0) fail(noInstances);
	else proceed();

	/**
	 * Begins on as many targets as may be out of service, or ends the deployment when none is under way. A
	 * failed target stays out of service, so it takes up a place for good.
	 */
	function proceed() {
		if (deployment.status !== 'InProgress') return;
		while (overview.Pending > 0 && overview.InProgress + overview.Failed < atMost) {
			const target = deployment.targets[fleet.length - overview.Pending];
			if (!target) break;
			moveTarget(deployment, target, 'InProgress', clock.now());
			step(target);
		}
		if (overview.InProgress > 0) return;
		if (overview.Pending > 0 || overview.Succeeded < mustSucceed(group.configuration, fleet.length))
			return fail(healthConstraints);
		group.lastSuccessful = deployment.revision;
		moveDeployment(deployment, 'Succeeded', clock.now());
	}

	/** The next lifecycle event of a target, or its end. */
	function step(target: Target) {
		const rule = beginStep(target, lifecycle, clock.now());
		if (!rule) return finish(target, 'Succeeded');
		const fails = fault?.event === rule.name && target.place >= fault.from ? fault : undefined;
		const [least, most] = rule.seconds;
		clock.in(fails?.seconds ?? least + random.next() * (most - least), () => {
			const wrong = hasAgent(world, target.id) ? fails?.diagnostics : agentSilent;
			if (wrong) {
				endStep(target, 'Failed', wrong, clock.now());
				finish(target, 'Failed');
			} else {
				endStep(target, 'Succeeded', { ...succeeded, scriptName: rule.script ?? '' }, clock.now());
				step(target);
			}
		});
	}

	function finish(target: Target, status: 'Succeeded' | 'Failed') {
		moveTarget(deployment, target, status, clock.now());
		proceed();
	}

	function fail(error: NonNullable<Deployment['error']>) {
		for (const target of deployment.targets)
			if (target.status === 'Pending') moveTarget(deployment, target, 'Skipped', clock.now());
		deployment.error = error;
		moveDeployment(deployment, 'Failed', clock.now());
		failed();
	}
}
