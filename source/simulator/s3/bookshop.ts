import type { World } from '../world.ts';
import { addBucket } from './store.ts';

/** Where the bookshop's releases lie for CodeDeploy. */
export const releasesBucket = ({ account }: World): string => `bookshop-releases-${account}`;

/** Beanstalk's own bucket of the account and region, which CreateStorageLocation makes. */
export const storageLocation = ({ region, account }: World): string =>
	`elasticbeanstalk-${region}-${account}`;

export function bookshopS3(world: World): void {
	addBucket(world, releasesBucket(world), { versioned: true });
	addBucket(world, storageLocation(world));
}
