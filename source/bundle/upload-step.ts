import type { LocalFile, Step } from '../operations/plan.ts';
import { bytesText } from '../text/bytes.ts';

/** Where in S3, and what. */
export interface Upload {
	bucket: string;
	key: string;
	file: LocalFile;
	/** Defaults to a zip's. */
	contentType?: string;
}

/**
 * The step that uploads a file, in parts where it is large. Its output is `{ETag, VersionId}`: the ETag without
 * its quotes, as CodeDeploy writes it, and VersionId only where the bucket keeps versions. Taking a plan back leaves
 * the object where it is.
 */
export function uploadStep({ bucket, key, file, contentType = 'application/zip' }: Upload): Step {
	return {
		title: `upload ${bytesText(file.bytes)} to s3://${bucket}/${key}`,
		call: {
			service: 's3',
			operation: 'PutObject',
			// The mark by which the engine knows the object again.
			input: { Bucket: bucket, Key: key, ContentType: contentType, Metadata: { sha256: file.sha256 } },
		},
		body: file,
		undo: [],
	};
}
