import type { World } from '../world.ts';
import type { DeploymentGroup } from './deployment.ts';
import { hookFaults } from './hook-failures.ts';
import type { ReleaseTrain } from './releases.ts';
import { release, releaseNowAndThen, revision } from './releases.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The bookshop's two applications. What lies before the start is not made up: it is scheduled in the past, and
 * the clock lets it happen when it first catches up.
 */
export function bookshopCodeDeploy(world: World): void {
	const web = addTrain(world, 36, {
		application: 'bookshop-web',
		name: 'bookshop-web-production',
		configuration: 'CodeDeployDefault.HalfAtATime',
		autoScalingGroup: 'bookshop-web',
		targetGroup: 'bookshop-web',
		autoRollback: true,
	});
	const worker = addTrain(world, 17, {
		application: 'bookshop-worker',
		name: 'bookshop-worker-production',
		configuration: 'CodeDeployDefault.OneAtATime',
		autoScalingGroup: 'bookshop-worker',
		autoRollback: true,
	});
	const { clock } = world;
	const start = clock.now();
	const at = (before: number, event: () => void) => clock.at(start - before, event);
	at(6 * day + 3 * hour, () => release(world, web));
	at(5 * day + 1 * hour, () => release(world, worker));
	at(3 * day + 5 * hour, () => release(world, web));
	at(2 * day + 2 * hour, () => release(world, worker));
	at(1 * day + 4 * hour, () => release(world, web));
	at(5 * hour, () => release(world, worker));
	at(3 * hour, () => release(world, web, { ...hookFaults[0], from: 2 }));
	at(2 * hour, () => release(world, web));
	at(50 * minute, () => release(world, worker));
	at(25 * minute, () => release(world, web));
	at(75_000, () => release(world, web));
	at(0, () => releaseNowAndThen(world, [web, worker]));
}

function addTrain(world: World, version: number, group: DeploymentGroup): ReleaseTrain {
	const { applications } = world.codedeploy;
	const groups = applications.get(group.application) ?? new Map<string, DeploymentGroup>();
	applications.set(group.application, groups.set(group.name, group));
	group.lastSuccessful = revision(world, group.application, version - 1);
	return { group, version };
}
