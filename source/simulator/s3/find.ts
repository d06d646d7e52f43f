/** Looking up what a call names, refusing as S3 does. */
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Bucket, MultipartUpload, StoredObject } from './part.ts';

export function findBucket({ s3 }: World, name: string | undefined): Bucket {
	const bucket = s3.buckets.get(name ?? '');
	if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
	return bucket;
}

/** The newest version of an object, or the one that is named. */
export function findObject(
	world: World,
	{ Bucket: bucket, Key: key = '', VersionId }: { Bucket?: string; Key?: string; VersionId?: string },
): StoredObject {
	const versions = findBucket(world, bucket).objects.get(key) ?? [];
	if (VersionId === undefined || VersionId === '') {
		const newest = versions.at(-1);
		if (!newest) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
		return newest;
	}
	const named = versions.find(({ versionId = 'null' }) => versionId === VersionId);
	if (!named) throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
	return named;
}

export function findUpload(
	world: World,
	{ Bucket: bucket, Key: key, UploadId: id = '' }: { Bucket?: string; Key?: string; UploadId?: string },
): MultipartUpload {
	findBucket(world, bucket);
	const upload = world.s3.uploads.get(id);
	if (!upload || upload.bucket !== bucket || upload.key !== key)
		throw new AwsError(
			'NoSuchUpload',
			'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
			404,
		);
	return upload;
}
