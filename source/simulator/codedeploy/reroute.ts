import { deleteGroup } from '../ec2/copy-group.ts';
import type { World } from '../world.ts';
import { conclude, concludeShort } from './conclude.ts';
import type { Deployment } from './deployment.ts';
import { allowance, roll } from './roll.ts';
import type { Target } from './target.ts';

const labelled = ({ targets }: Deployment, label: Target['label']) =>
	targets.filter((target) => target.label === label);

/** All at once; CodeDeploy forgives no instance that cannot be taken out of traffic. */
const allOrNothing = (fleet: readonly Target[]) => ({ fleet, atMost: fleet.length, least: fleet.length });

/**
 * Moves traffic from the originals to the replacements, and waits before the originals are terminated, as the group
 * is set up.
 */
export function reroute(world: World, deployment: Deployment): void {
	const { clock } = world;
	const { group, fleets, configuration } = deployment;
	const green = labelled(deployment, 'Green');
	const blue = labelled(deployment, 'Blue');
	deployment.rerouted = true;
	const allowing = {
		fleet: green,
		...allowance(configuration.rule, green.length),
		reached: 'Succeeded' as const,
	};
	roll(world, deployment, allowing, (how) => {
		if (how !== 'through') return concludeShort(world, deployment, how);
		roll(world, deployment, { ...allOrNothing(blue), reached: 'Succeeded' }, (end) => {
			if (end !== 'through') return concludeShort(world, deployment, end);
			if (group.blueGreen?.terminateBlueInstancesOnDeploymentSuccess?.action === 'TERMINATE') wait();
			else succeed();
		});
	});

	function wait() {
		const minutes =
			group.blueGreen?.terminateBlueInstancesOnDeploymentSuccess?.terminationWaitTimeInMinutes ?? 0;
		deployment.terminationWaitStarted = true;
		const goOn = () => {
			if (fleets) deleteGroup(world, fleets.original);
			succeed();
		};
		deployment.goOn = goOn;
		clock.in(minutes * 60, () => {
			if (deployment.goOn === goOn) goOn();
		});
	}

	function succeed() {
		if (fleets) group.autoScalingGroup = fleets.replacement;
		conclude(world, deployment, 'Succeeded');
	}
}

/**
 * Takes a blue/green deployment back that had begun to move traffic: the originals take it again, then the
 * replacements are taken out of it and terminated.
 */
export function routeBack(world: World, deployment: Deployment): void {
	const { fleets } = deployment;
	const back = labelled(deployment, 'Blue');
	roll(world, deployment, { ...allOrNothing(back), reached: 'Succeeded' }, (how) => {
		if (how !== 'through') return concludeShort(world, deployment, how);
		const out = labelled(deployment, 'Green');
		roll(world, deployment, { ...allOrNothing(out), reached: 'Succeeded' }, (end) => {
			if (end !== 'through') return concludeShort(world, deployment, end);
			if (fleets) deleteGroup(world, fleets.replacement);
			conclude(world, deployment, 'Succeeded');
		});
	});
}
