import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { bytesOf } from './body.ts';
import { findBucket } from './find.ts';
import { md5, store } from './store.ts';

/** A single upload is 5 GiB at most. */
const most = 5 * 1024 ** 3;

export function putObject(world: World, input: InputOf<'s3', 'PutObject'>) {
	const { Bucket = '', Key = '', ContentType, ContentMD5, Metadata } = input;
	const bucket = findBucket(world, Bucket);
	// "If-None-Match: *" writes only what is not there yet.
	if (input.IfNoneMatch === '*' && bucket.objects.has(Key))
		throw new AwsError(
			'PreconditionFailed',
			'At least one of the pre-conditions you specified did not hold',
			412,
		);
	const body = bytesOf(input.Body);
	if (body.length > most)
		throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
	const etag = md5(body);
	if (ContentMD5 !== undefined && ContentMD5 !== Buffer.from(etag, 'hex').toString('base64'))
		throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
	const { versionId } = store(world, Bucket, Key, {
		body: () => body,
		etag,
		contentType: ContentType,
		metadata: Metadata,
	});
	return {
		ETag: `"${etag}"`,
		ServerSideEncryption: 'AES256' as const,
		...(versionId !== undefined && { VersionId: versionId }),
	};
}
