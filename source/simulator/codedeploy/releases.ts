/** The bookshop's releases: new revisions that come now and then, every few of them a bad one. */
import type { S3Location } from '@aws-sdk/client-codedeploy';
import type { World } from '../world.ts';
import type { Deployment, DeploymentGroup } from './deployment.ts';
import type { HookFailure } from './hook-failures.ts';
import { hookFaults } from './hook-failures.ts';
import { startDeployment } from './start-deployment.ts';

/** One application's stream of releases. */
export interface ReleaseTrain {
	readonly group: DeploymentGroup;
	/** The version that is released next. */
	version: number;
}

/** Puts the next version of an application out; not while a deployment is under way in its group. */
export function release(world: World, train: ReleaseTrain, fault?: HookFailure): Deployment | undefined {
	if (train.group.active) return undefined;
	const version = train.version++;
	return startDeployment(world, {
		group: train.group,
		revision: revision(world, train.group.application, version),
		creator: 'user',
		description: `${train.group.application} v${version}`,
		fault,
	});
}

/** Every six to ten minutes from now on. Of five releases one is bad, on a target that is not the first. */
export function releaseNowAndThen(world: World, trains: readonly [ReleaseTrain, ...ReleaseTrain[]]): void {
	const { clock, random } = world;
	let released = 0;
	const next = () => {
		clock.in(random.integer(360, 600), next);
		const bad = released % 5 === 3;
		const fault = bad ? { ...random.pick(hookFaults), from: random.integer(1, 3) } : undefined;
		if (release(world, random.pick(trains), fault)) released++;
	};
	clock.in(random.integer(360, 600), next);
}

export const revision = (world: World, application: string, version: number): S3Location => ({
	bucket: `bookshop-releases-${world.account}`,
	key: `${application}/v${version}.zip`,
	bundleType: 'zip',
	version: world.random.hex(32),
	eTag: world.random.hex(32),
});
