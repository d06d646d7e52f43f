import { storageLocation } from '../s3/bookshop.ts';
import { addBucket } from '../s3/store.ts';
import type { World } from '../world.ts';

/** The bucket of the account and region: made, unless it is there. */
export function createStorageLocation(world: World): { S3Bucket: string } {
	const S3Bucket = storageLocation(world);
	addBucket(world, S3Bucket);
	return { S3Bucket };
}
