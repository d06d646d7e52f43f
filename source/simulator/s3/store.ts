import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import { findBucket } from './find.ts';
import type { StoredObject } from './part.ts';

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** Makes a bucket, unless there is one of that name. */
export function addBucket({ s3 }: World, name: string, { versioned = false } = {}): void {
	if (!s3.buckets.has(name)) s3.buckets.set(name, { name, versioned, objects: new Map() });
}

/** Puts an object into a bucket that exists: as a version of its own where the bucket keeps them, else in place of the former. */
export function store(
	world: World,
	bucketName: string,
	key: string,
	object: Omit<StoredObject, 'versionId' | 'lastModified'> & { lastModified?: number },
): StoredObject {
	const bucket = findBucket(world, bucketName);
	const stored: StoredObject = {
		lastModified: world.clock.now(),
		...object,
		...(bucket.versioned && { versionId: world.random.hex(32) }),
	};
	const former = bucket.versioned ? (bucket.objects.get(key) ?? []) : [];
	bucket.objects.set(key, [...former, stored]);
	return stored;
}
