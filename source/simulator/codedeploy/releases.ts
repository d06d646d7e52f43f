/** The bookshop's releases: revisions in S3, new ones now and then, every few of them a bad one. */
import { releasesBucket } from '../s3/bookshop.ts';
import { store } from '../s3/store.ts';
import type { World } from '../world.ts';
import { bookshopBundle } from './bookshop-bundle.ts';
import { bookshopHooks, type Contents } from './contents.ts';
import type { Deployment } from './deployment.ts';
import type { DeploymentGroup } from './deployment-group.ts';
import { type HookFailure, hookFaults } from './hook-failures.ts';
import { registerRevision } from './register-revision.ts';
import type { Revision } from './revision.ts';
import { startDeployment } from './start-deployment.ts';

/** One application's stream of releases. */
export interface ReleaseTrain {
	readonly group: DeploymentGroup;
	/** The version that is released next. */
	version: number;
}

const changes = [
	'Gift cards at the checkout',
	'Covers load when they come into view',
	'Shelves remember how they were sorted',
	'Reviews tell when they were written',
	'Fewer queries for the landing page',
	'Pre-orders carry the day of their release',
	'Wish lists can be shared',
	'Clearer words when a card is declined',
	'Suggestions while one types',
] as const;

/** Uploads a version of an application and registers it. */
export function publish(
	world: World,
	{ application }: Pick<DeploymentGroup, 'application'>,
	version: number,
	fault?: HookFailure,
): Revision {
	const bucket = releasesBucket(world);
	const key = `${application}/v${version}.zip`;
	const time = world.clock.now();
	let made: Promise<Uint8Array> | undefined;
	const object = store(world, bucket, key, {
		body: () => {
			made ??= bookshopBundle(application, version, time);
			return made;
		},
		etag: world.random.hex(32),
		contentType: 'application/zip',
	});
	const contents: Contents = { hooks: bookshopHooks, ...(fault && { fault }) };
	world.codedeploy.contents.set(object, contents);
	const location: Revision['location'] = {
		revisionType: 'S3',
		s3Location: { bucket, key, bundleType: 'zip', version: object.versionId, eTag: object.etag },
	};
	const known = world.codedeploy.applications.get(application);
	if (known) registerRevision(world, known, location, changes[version % changes.length]);
	return { location, contents };
}

/** Puts the next version of an application out; not while a deployment is under way in its group. */
export function release(world: World, train: ReleaseTrain, fault?: HookFailure): Deployment | undefined {
	const { group } = train;
	if (group.active) return undefined;
	const version = train.version++;
	return startDeployment(world, {
		group,
		revision: publish(world, group, version, fault),
		creator: 'user',
		description: `${group.application} v${version}`,
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
