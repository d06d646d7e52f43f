import type { Region } from '../aws/region.ts';
import { bundleError } from './bundle-error.ts';
import type { Bytes } from './read-zip.ts';

export interface ObjectPlace {
	bucket: string;
	key: string;
	version?: string;
	/** Without quotes. */
	etag?: string;
}

/** Bytes that a read of S3 brings along: what stands before the end of a zip, and after the start of a file in it. */
const block = 128 * 1024;

/** Bytes at a time; the directory of a zip with 100,000 files is about that long. */
const largest = 16 * 1024 * 1024;

/** An object of S3 whose bytes are read as they are asked for. Throws ProblemError. */
export async function bytesInS3(
	region: Region,
	{ bucket, key, version }: ObjectPlace,
	signal?: AbortSignal,
): Promise<Bytes & { etag: string }> {
	const place = { Bucket: bucket, Key: key, VersionId: version };
	const { ContentLength: size = 0, ETag = '' } = await region.call('s3', 'HeadObject', place, { signal });
	let held = { start: 0, bytes: new Uint8Array() };
	return {
		size,
		etag: ETag.replaceAll('"', ''),
		async read(start, length) {
			if (length > largest) throw tooLarge(bucket, key);
			const end = Math.min(size, start + length);
			if (start < held.start || end > held.start + held.bytes.length) {
				const from = end === size ? Math.max(0, Math.min(start, end - block)) : start;
				const to = Math.min(size, Math.max(end, start + block));
				const range = { ...place, IfMatch: ETag, Range: `bytes=${from}-${to - 1}` };
				const { Body } = await region.call('s3', 'GetObject', range, { signal });
				held = { start: from, bytes: new Uint8Array(await (Body?.transformToByteArray() ?? [])) };
			}
			return held.bytes.subarray(start - held.start, end - held.start);
		},
	};
}

const tooLarge = (bucket: string, key: string) =>
	bundleError(
		`s3://${bucket}/${key} is too large to be looked into: it has too many files`,
		'Look into it for yourself.',
	);
