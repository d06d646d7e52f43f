import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import { copyGroup, groupOf } from '../ec2/copy-group.ts';
import type { World } from '../world.ts';
import { conclude, concludeShort } from './conclude.ts';
import { addTargets, type Deployment, isOver, moveDeployment } from './deployment.ts';
import { instancesOf } from './fleet.ts';
import { healthConstraintsInvalid, noInstances } from './in-place.ts';
import { installingEvents, lifecycles } from './lifecycle.ts';
import { reroute } from './reroute.ts';
import { allowance, roll } from './roll.ts';
import { newTarget } from './target.ts';

/** Seconds between two looks at the instances that are being made. */
const look = 5;
/** Seconds from an instance's start until its agent has registered. */
const agentSeconds = 12;

const readyWaitOver: ErrorInformation = {
	code: 'TIMEOUT',
	message:
		'The deployment was stopped because traffic was not rerouted to the replacement environment before the end of the specified wait period.',
};

/**
 * Makes a copy of the group's Auto Scaling group, installs the revision on it, and waits for the word to reroute, or
 * reroutes at once, as the group is set up.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/welcome.html#welcome-deployment-overview-blue-green
 */
export function deployBlueGreen(world: World, deployment: Deployment): void {
	const { clock } = world;
	const { group, configuration } = deployment;
	const original = group.autoScalingGroup;
	const originals = instancesOf(world, original);
	if (originals.length === 0 || !groupOf(world, original))
		return conclude(world, deployment, 'Failed', noInstances);
	const replacement = `CodeDeploy_${group.name}_${deployment.id}`;
	deployment.fleets = { original, replacement };
	const wanted = copyGroup(world, original, replacement);
	clock.in(look, provision);

	function provision() {
		if (isOver(deployment)) return;
		const replacements = instancesOf(world, replacement);
		if (replacements.length < wanted) return clock.in(look, provision);
		clock.in(agentSeconds, () => {
			if (!isOver(deployment)) install(replacements);
		});
	}

	function install(replacements: readonly string[]) {
		const now = clock.now();
		const green = replacements.map((id, place) =>
			newTarget({ id, place, label: 'Green', lifecycle: lifecycles.replacement }, now),
		);
		const blue = originals.map((id, index) =>
			newTarget({ id, place: green.length + index, label: 'Blue', lifecycle: lifecycles.blocking }, now),
		);
		addTargets(deployment, [...green, ...blue]);
		const allowed = allowance(configuration.rule, green.length);
		if (allowed.atMost === 0) return conclude(world, deployment, 'Failed', healthConstraintsInvalid);
		const stage = { fleet: green, events: installingEvents, ...allowed, reached: 'Ready' as const };
		roll(world, deployment, stage, (how) => {
			if (how !== 'through') return concludeShort(world, deployment, how);
			if (group.blueGreen?.deploymentReadyOption?.actionOnTimeout === 'STOP_DEPLOYMENT') waitForTheWord();
			else reroute(world, deployment);
		});
	}

	/** CodeDeploy waits an hour unless the group says how long, and stops the deployment then. */
	function waitForTheWord() {
		moveDeployment(deployment, 'Ready', clock.now());
		const minutes = group.blueGreen?.deploymentReadyOption?.waitTimeInMinutes ?? 60;
		const goOn = () => {
			deployment.goOn = undefined;
			moveDeployment(deployment, 'InProgress', clock.now());
			reroute(world, deployment);
		};
		deployment.goOn = goOn;
		clock.in(minutes * 60, () => {
			if (deployment.goOn === goOn) conclude(world, deployment, 'Stopped', readyWaitOver);
		});
	}
}
