/** Uploads in parts. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
import type { CompletedPart } from '@aws-sdk/client-s3';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { bytesOf } from './body.ts';
import { findBucket, findUpload } from './find.ts';
import type { MultipartUpload, UploadedPart } from './part.ts';
import { md5, store } from './store.ts';

/** Bytes of every part but the last, at least. */
const leastPart = 5 * 1024 ** 2;
const mostParts = 10_000;

export function createMultipartUpload(world: World, input: InputOf<'s3', 'CreateMultipartUpload'>) {
	const { Bucket = '', Key = '', ContentType: contentType, Metadata: metadata } = input;
	findBucket(world, Bucket);
	const UploadId = world.random.hex(64);
	world.s3.uploads.set(UploadId, { bucket: Bucket, key: Key, contentType, metadata, parts: new Map() });
	return { Bucket, Key, UploadId, ServerSideEncryption: 'AES256' as const };
}

/** A part that comes again takes the place of the former. */
export function uploadPart(world: World, input: InputOf<'s3', 'UploadPart'>) {
	const { PartNumber = 0 } = input;
	if (!Number.isInteger(PartNumber) || PartNumber < 1 || PartNumber > mostParts)
		throw new AwsError(
			'InvalidArgument',
			`Part number must be an integer between 1 and ${mostParts}, inclusive`,
		);
	const upload = findUpload(world, input);
	const body = bytesOf(input.Body);
	const etag = md5(body);
	upload.parts.set(PartNumber, { etag, body });
	return { ETag: `"${etag}"`, ServerSideEncryption: 'AES256' as const };
}

export function completeMultipartUpload(world: World, input: InputOf<'s3', 'CompleteMultipartUpload'>) {
	const { Bucket = '', Key = '', UploadId = '' } = input;
	const upload = findUpload(world, input);
	const parts = partsNamed(upload, input.MultipartUpload?.Parts ?? []);
	const body = Buffer.concat(parts.map((part) => part.body));
	const etag = `${md5(Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex'))))}-${parts.length}`;
	const { versionId } = store(world, Bucket, Key, {
		body: () => body,
		etag,
		contentType: upload.contentType,
		metadata: upload.metadata,
	});
	world.s3.uploads.delete(UploadId);
	return {
		Bucket,
		Key,
		Location: `https://${Bucket}.s3.${world.region}.amazonaws.com/${encodeURIComponent(Key)}`,
		ETag: `"${etag}"`,
		ServerSideEncryption: 'AES256' as const,
		...(versionId !== undefined && { VersionId: versionId }),
	};
}

/** The parts that an object is to be made of, in their order, refused in S3's words. */
function partsNamed({ parts }: MultipartUpload, named: readonly CompletedPart[]): UploadedPart[] {
	if (named.length === 0)
		throw new AwsError(
			'MalformedXML',
			'The XML you provided was not well-formed or did not validate against our published schema',
		);
	const numbers = named.map(({ PartNumber = 0 }) => PartNumber);
	if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
		throw new AwsError(
			'InvalidPartOrder',
			'The list of parts was not in ascending order. Parts must be ordered by part number.',
		);
	const found = named.map(({ PartNumber = 0, ETag = '' }) => {
		const part = parts.get(PartNumber);
		if (part?.etag !== ETag.replaceAll('"', ''))
			throw new AwsError(
				'InvalidPart',
				"One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
			);
		return part;
	});
	if (found.some(({ body }, index) => index < found.length - 1 && body.length < leastPart))
		throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
	return found;
}

export function abortMultipartUpload(world: World, input: InputOf<'s3', 'AbortMultipartUpload'>) {
	findUpload(world, input);
	world.s3.uploads.delete(input.UploadId ?? '');
	return {};
}
