/** Where a directory is uploaded to. */
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { readRevision } from './revision-text.ts';

export interface UploadPlace {
	bucket: string;
	key: string;
}

/** `s3://bucket/key.zip`; or what is wrong with the text, as a sentence. */
export function uploadPlaceIn(text: string): UploadPlace | string {
	const source = readRevision(text);
	if (source.from === 'nowhere' && /^s3:/i.test(text.trim())) return source.problem;
	const { bucket, key, bundleType, version, eTag } =
		(source.from === 'aws' ? source.location.s3Location : undefined) ?? {};
	if (!bucket || !key) return 'Expected where to upload it to: s3://bucket/key.zip.';
	if (bundleType !== 'zip')
		return `A directory is uploaded as a zip: expected a key that ends in .zip, not ${key}.`;
	if (version || eTag)
		return 'What is yet to be uploaded has no version and no ETag. Expected s3://bucket/key.zip.';
	return { bucket, key };
}

/** `s3://bucket/prefix/`: where the newest of these revisions is; undefined when none is in S3. */
export function uploadFolder(known: ReadonlyArray<{ location: RevisionLocation }>): string | undefined {
	const newest = known.find(({ location }) => location.s3Location?.bucket)?.location.s3Location;
	if (!newest) return undefined;
	const { bucket, key = '' } = newest;
	return `s3://${bucket}/${key.slice(0, key.lastIndexOf('/') + 1)}`;
}
