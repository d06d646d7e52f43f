import type { InputOf } from '../../aws/operations.ts';
import { streamOf } from '../../aws/stream-of.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { findObject } from './find.ts';
import type { StoredObject } from './part.ts';
import { rangeOf } from './range.ts';

/** What S3 tells of an object with GetObject and HeadObject alike. */
function described(
	{ etag, versionId, lastModified, contentType, metadata = {} }: StoredObject,
	bytes: number,
) {
	return {
		AcceptRanges: 'bytes',
		ContentLength: bytes,
		ContentType: contentType ?? 'application/octet-stream',
		ETag: `"${etag}"`,
		// S3 knows whole seconds only.
		LastModified: new Date(Math.floor(lastModified / 1000) * 1000),
		Metadata: metadata,
		ServerSideEncryption: 'AES256' as const,
		...(versionId !== undefined && { VersionId: versionId }),
	};
}

function refuseUnlessMatching({ etag }: StoredObject, ifMatch: string | undefined): void {
	if (ifMatch !== undefined && ifMatch !== '*' && ifMatch.replaceAll('"', '') !== etag)
		throw new AwsError(
			'PreconditionFailed',
			'At least one of the pre-conditions you specified did not hold',
			412,
		);
}

/** An object, or a range of its bytes. */
export async function getObject(world: World, input: InputOf<'s3', 'GetObject'>) {
	const object = findObject(world, input);
	refuseUnlessMatching(object, input.IfMatch);
	const whole = await object.body();
	const range = input.Range === undefined ? undefined : rangeOf(input.Range, whole.length);
	const bytes = range ? whole.subarray(range.first, range.last + 1) : whole;
	return {
		...described(object, bytes.length),
		...(range && { ContentRange: `bytes ${range.first}-${range.last}/${whole.length}` }),
		Body: await streamOf(bytes),
	};
}

/** The answer to HEAD has no body, so that the SDK knows an error by its status alone. */
export async function headObject(world: World, input: InputOf<'s3', 'HeadObject'>) {
	try {
		const object = findObject(world, input);
		refuseUnlessMatching(object, input.IfMatch);
		return described(object, (await object.body()).length);
	} catch (error) {
		if (error instanceof AwsError && error.$metadata.httpStatusCode === 404)
			throw new AwsError('NotFound', 'UnknownError', 404);
		throw error;
	}
}
